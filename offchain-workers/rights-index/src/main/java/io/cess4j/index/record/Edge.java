package io.cess4j.index.record;

import io.cess4j.chain.Bytes32;
import io.cess4j.chain.contract.LineageKind;

/**
 * A certificate descends from an earlier one.
 *
 * @param child the later one
 * @param parent the earlier one
 * @param kind how
 * @param share basis points of what the child earns
 * @param evidence whatever supports it, zero for nothing
 * @param at where
 */
public record Edge(
    long child, long parent, LineageKind kind, int share, Bytes32 evidence, Where at) {}
