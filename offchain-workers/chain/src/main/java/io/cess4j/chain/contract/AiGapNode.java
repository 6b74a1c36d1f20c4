package io.cess4j.chain.contract;

/**
 * A place in a tree, as IAiGapDemands.Node.
 *
 * @param seat of an update; 0 otherwise
 * @param level below the root: a multiple of 8, or the tree's depth for a record
 * @param index within the level
 */
public record AiGapNode(AiGapTree tree, int seat, int level, long index) {}
