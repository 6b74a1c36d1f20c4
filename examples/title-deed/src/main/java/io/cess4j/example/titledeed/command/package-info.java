/** The deeds on a command line. */
@NullMarked
package io.cess4j.example.titledeed.command;

import org.jspecify.annotations.NullMarked;
