/** Files against payment: the buyer's purse, paid delivery, subscriptions (ADR 0038). */
@NullMarked
package io.cess4j.sdk.paid;

import org.jspecify.annotations.NullMarked;
