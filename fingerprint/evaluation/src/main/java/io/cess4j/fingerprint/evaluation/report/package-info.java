/** A run as JSON, as a page and as Markdown. */
@NullMarked
package io.cess4j.fingerprint.evaluation.report;

import org.jspecify.annotations.NullMarked;
