/** The market of data: terms, licences, certificates, keys, and what they earn. */
@NullMarked
package io.cess4j.sdk.market;

import org.jspecify.annotations.NullMarked;
