package io.cess4j.fingerprint.evaluation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one measure reached.
 *
 * @param effectiveBits of the method's codes; null where it has none
 * @param ownThreshold the method's own; null where it has none
 * @param scopes those for which there were enough pairs of strangers
 * @param strangers pairs of different works that look most alike
 * @param registerMilliseconds mean time to describe an original, of one core
 * @param queryMilliseconds mean time to describe a suspect, of one core
 */
public record MeasureResult(
    String name,
    @Nullable EffectiveBits effectiveBits,
    @Nullable Double ownThreshold,
    List<ScopeResult> scopes,
    List<Stranger> strangers,
    double registerMilliseconds,
    double queryMilliseconds) {}
