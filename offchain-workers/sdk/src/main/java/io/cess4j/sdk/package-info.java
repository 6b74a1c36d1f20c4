/** What a Java dApp imports: connect, then one method per capability. */
@NullMarked
package io.cess4j.sdk;

import org.jspecify.annotations.NullMarked;
