/** The items on a command line. */
@NullMarked
package io.cess4j.example.gameitems.command;

import org.jspecify.annotations.NullMarked;
