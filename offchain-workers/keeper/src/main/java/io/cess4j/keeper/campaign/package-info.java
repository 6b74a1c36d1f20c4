/** What a campaign is, apart from what runs it and from what it does. */
@NullMarked
package io.cess4j.keeper.campaign;

import org.jspecify.annotations.NullMarked;
