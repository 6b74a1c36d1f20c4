/** What is claimed of works and found about them: values that hash themselves, no calls. */
@NullMarked
package io.cess4j.chain.rights;

import org.jspecify.annotations.NullMarked;
