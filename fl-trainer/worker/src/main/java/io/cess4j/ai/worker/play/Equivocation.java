package io.cess4j.ai.worker.play;

import io.cess4j.chain.contract.AiGapManifest;

/** Two updates that a seat has signed for one round. */
record Equivocation(int round, int seat, AiGapManifest one, AiGapManifest other) {}
