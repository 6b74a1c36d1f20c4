/** What clients speak. */
@NullMarked
package io.cess4j.gateway.http;

import org.jspecify.annotations.NullMarked;
