package io.cess4j.fingerprint.evaluation;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One measure in one scope.
 *
 * @param rate of false positives that set the threshold: 1e-4 from 100,000 pairs of strangers on,
 *     1e-3 from 10,000, 1e-2 from 1,000
 * @param threshold distance up to which two works match
 * @param calibrationPairs of strangers that set it
 * @param falsePositives on the held-out half, at the threshold; null where they were too many to
 *     count
 * @param falsePositivesByOwn on the held-out half, at the method's own threshold; null where it has
 *     none or they were too many to count
 * @param works of the held-out half that are measured
 * @param attacks in the order in which they were given
 * @param groups attacks of one group together
 * @param curves of each group
 */
public record ScopeResult(
    Scope scope,
    double rate,
    double threshold,
    long calibrationPairs,
    @Nullable Proportion falsePositives,
    @Nullable Proportion falsePositivesByOwn,
    int works,
    List<Recall> attacks,
    List<Recall> groups,
    Map<String, List<CurvePoint>> curves) {}
