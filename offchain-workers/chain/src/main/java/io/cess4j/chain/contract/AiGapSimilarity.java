package io.cess4j.chain.contract;

/**
 * One word of a record of similarities and what it follows from, as IAggregationDispute.Similarity.
 *
 * @param left rank
 * @param right rank above it whose distance is wrong; the same rank where its product with the last
 *     direction is
 * @param before record of the index before
 * @param totals last record of the trace of norms
 * @param rightChunk of the right update or of the last direction
 */
public record AiGapSimilarity(
    int left,
    int right,
    AiGapLeaf before,
    AiGapLeaf record,
    AiGapLeaf totals,
    AiGapLeaf leftChunk,
    AiGapLeaf rightChunk) {}
