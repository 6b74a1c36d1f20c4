/** The process of a participant of one AI Gap task (protocol.md section 11). */
@NullMarked
package io.cess4j.ai.worker;

import org.jspecify.annotations.NullMarked;
