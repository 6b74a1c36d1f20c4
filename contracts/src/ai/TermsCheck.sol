// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IAiGapRounds} from "./IAiGapRounds.sol";
import {IAiGapTasks} from "./IAiGapTasks.sol";
import {Seats} from "./Seats.sol";

/// @title What a task's terms must satisfy.
/// @custom:security n_min >= 2f + 1, or the rule could not leave f out on both sides. An attacker spoils a whole bucket of s, and a
/// majority of buckets has to be clean: f s < n / 2 (reference: bucketed secure aggregation), held for the smallest n.
library TermsCheck {
    uint256 private constant SHORTEST_WINDOW = 2;
    uint256 private constant LONGEST_WINDOW = 30 days;
    uint256 private constant MOST_ROUNDS = 1_000;
    uint256 private constant MOST_RATE = 2 ** 20;
    uint256 private constant LEAST_MONEY = 1e9;
    uint256 private constant MOST_MONEY = 2 ** 94;

    function check(IAiGapTasks.Terms calldata terms) internal pure {
        if (terms.model == 0) revert IAiGapTasks.TermMissing("model");
        if (terms.fid == 0) revert IAiGapTasks.TermMissing("fid");
        _inRange("bounty", LEAST_MONEY, MOST_MONEY, terms.bounty);
        _inRange("stake", LEAST_MONEY, MOST_MONEY, terms.stake);
        _inRange("bond", LEAST_MONEY, terms.stake, terms.bond);
        _checkPlan(terms.plan);
        _checkWindows(terms.windows);
        _checkPrivacy(terms.privacy, terms.plan);
    }

    function _checkPlan(IAiGapRounds.Plan calldata plan) private pure {
        _inRange("maximum", 1, Seats.MOST, plan.maximum);
        _inRange("minimum", 1, plan.maximum, plan.minimum);
        uint256 required = 2 * uint256(plan.f) + 1;
        if (plan.minimum < required) revert IAiGapTasks.RoomForByzantine(required, plan.minimum);
        _inRange("committee", 0, Seats.MOST, plan.committee);
        _inRange("rounds", 1, MOST_ROUNDS, plan.rounds);
        _inRange("rate", 1, MOST_RATE, plan.rate);
    }

    function _checkWindows(IAiGapRounds.Windows calldata windows) private pure {
        _inWindow("enrolment", windows.enrolment);
        _inWindow("commit", windows.commit);
        _inWindow("reveal", windows.reveal);
        _inWindow("availability", windows.availability);
        _inWindow("aggregate", windows.aggregate);
        _inWindow("vote", windows.vote);
        _inWindow("challenge", windows.challenge);
        _inWindow("answer", windows.answer);
    }

    function _checkPrivacy(IAiGapTasks.PrivacyTerms calldata privacy, IAiGapRounds.Plan calldata plan) private pure {
        bool buckets = privacy.mode == IAiGapTasks.Privacy.Buckets;
        if (privacy.mode == IAiGapTasks.Privacy.SiloNoise) {
            if (privacy.noise == 0) revert IAiGapTasks.TermMissing("noise");
            if (privacy.clip == 0) revert IAiGapTasks.TermMissing("clip");
            if (privacy.epsilon == 0) revert IAiGapTasks.TermMissing("epsilon");
        } else {
            _unused(privacy.mode, "noise", privacy.noise);
            _unused(privacy.mode, "clip", privacy.clip);
            _unused(privacy.mode, "epsilon", privacy.epsilon);
        }
        if (!buckets) return _unused(privacy.mode, "bucket", privacy.bucket);
        _inRange("bucket", 2, plan.minimum, privacy.bucket);
        uint256 spoiled = 2 * uint256(plan.f) * privacy.bucket;
        if (spoiled >= plan.minimum) revert IAiGapTasks.BucketsTooLarge(spoiled, plan.minimum);
    }

    function _unused(IAiGapTasks.Privacy mode, string memory term, uint256 value) private pure {
        if (value != 0) revert IAiGapTasks.PrivacyTermUnused(mode, term);
    }

    function _inWindow(string memory term, uint256 value) private pure {
        _inRange(term, SHORTEST_WINDOW, LONGEST_WINDOW, value);
    }

    function _inRange(string memory term, uint256 minimum, uint256 maximum, uint256 value) private pure {
        if (value < minimum || value > maximum) revert IAiGapTasks.TermOutOfRange(term, minimum, maximum, value);
    }
}
