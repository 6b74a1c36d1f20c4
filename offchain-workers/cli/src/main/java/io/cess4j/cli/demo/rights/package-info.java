/** {@code cess demo rights}: what becomes of a picture whose rights are registered. */
@NullMarked
package io.cess4j.cli.demo.rights;

import org.jspecify.annotations.NullMarked;
