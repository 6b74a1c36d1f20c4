/**
 * The trainer over Deeplearning4j. Its parsers never see what a peer sent: architectures are built
 * from our own list, parameters are plain floats (docs/adr/0039).
 */
@NullMarked
package io.cess4j.ai.dl4j;

import org.jspecify.annotations.NullMarked;
