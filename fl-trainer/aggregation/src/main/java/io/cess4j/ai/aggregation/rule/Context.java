package io.cess4j.ai.aggregation.rule;

import io.cess4j.protocol.Hash256;

/** What a round knows beside its updates. */
record Context(int[] lastDirection, Hash256 beat) {}
