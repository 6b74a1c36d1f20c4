/** The HTTP side (docs/formats.md section 9). */
@NullMarked
package io.cess4j.tee.web;

import org.jspecify.annotations.NullMarked;
