/**
 * Secure aggregation within a bucket (docs/adr/0040): members mask their updates so that only the
 * sum can be read, and one of them may go missing. After Bonawitz et al., Practical Secure
 * Aggregation for Privacy-Preserving Machine Learning (CCS 2017), without a server.
 */
@NullMarked
package io.cess4j.ai.masking;

import org.jspecify.annotations.NullMarked;
