/**
 * Training that a data owner has done by a compute node that it trusts: orders, their answers, and
 * the audits that keep the node honest (docs/adr/0041).
 */
@NullMarked
package io.cess4j.ai.worker.job;

import org.jspecify.annotations.NullMarked;
