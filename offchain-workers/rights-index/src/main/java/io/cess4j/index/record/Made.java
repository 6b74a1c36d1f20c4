package io.cess4j.index.record;

import io.cess4j.chain.contract.Generation;

/**
 * By which model a work was made, as its holder says.
 *
 * @param generation model, data sets, prompt
 * @param at where
 */
public record Made(Generation generation, Where at) {}
