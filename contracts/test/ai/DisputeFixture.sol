// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {AggregationDispute} from "../../src/ai/AggregationDispute.sol";
import {IAggregationDispute} from "../../src/ai/IAggregationDispute.sol";
import {IAiGapRounds} from "../../src/ai/IAiGapRounds.sol";
import {Deploy} from "../support/Deploy.sol";
import {Test} from "../support/Test.sol";
import {ReferenceRule} from "./ReferenceRule.sol";
import {RoundsDouble} from "./RoundsDouble.sol";
import {Trees} from "./Trees.sol";

/// @title AggregationDispute as it is deployed, over a round that a test plays, and the calls that refute what was told of it.
abstract contract DisputeFixture is Test {
    uint256 internal constant TASK = 1;

    AggregationDispute internal dispute;
    RoundsDouble internal rounds;
    /// @dev What was played, and what is told of it.
    ReferenceRule.Given internal given;
    ReferenceRule.Played internal told;

    function deployDispute() internal {
        rounds = new RoundsDouble();
        bytes32[] memory names = new bytes32[](1);
        address[] memory addresses = new address[](1);
        (names[0], addresses[0]) = ("AiGapRounds", address(rounds));
        address directory = Deploy.create("Directory", abi.encode(names, addresses, address(this)));
        dispute = AggregationDispute(Deploy.create("AggregationDispute", abi.encode(directory)));
    }

    /// @notice Puts the round before the contract, with the outcome that is told.
    function put() internal {
        ReferenceRule.Given memory round = given;
        bytes32[] memory updates = new bytes32[](round.updates.length);
        for (uint256 i; i < updates.length; ++i) {
            updates[i] = Trees.rootOf(round.updates[i]);
        }
        IAiGapRounds.Plan memory plan;
        plan.components = uint32(round.components);
        (plan.f, plan.gate) = (uint8(round.f), round.gate);
        (plan.momentum, plan.rate) = (uint16(uint256(round.momentum)), uint32(uint256(round.rate)));
        IAiGapRounds.Models memory models =
            IAiGapRounds.Models(Trees.rootOf(round.base), zeroOr(round.lastDirection), zeroOr(round.lastVelocity));
        rounds.put(plan, models, updates, uint32(round.included));
        lead();
    }

    /// @notice Commits to what is told, wrong or not, and makes it lead.
    function lead() internal {
        ReferenceRule.Played memory played = told;
        told.outcome.norms = Trees.root(Trees.leavesOf(played.normRecords));
        told.outcome.similarities = Trees.root(Trees.leavesOf(played.similarityRecords));
        told.outcome.selection = ReferenceRule.digest(played.choice);
        told.outcome.direction = Trees.rootOf(played.direction);
        told.outcome.velocity = Trees.rootOf(played.velocity);
        told.outcome.model = Trees.rootOf(played.model);
        rounds.lead(keccak256(abi.encode(told.outcome)));
    }

    function chunks() internal view returns (uint256) {
        return given.base.length / 64;
    }

    function refuteNorm(uint256 index, uint256 rank) internal {
        bytes[] memory records = told.normRecords;
        dispute.refuteNorm(
            TASK,
            told.outcome,
            index,
            rank,
            before(records, index),
            Trees.leafOf(records, index),
            Trees.leafOf(given.updates[rank], index)
        );
    }

    function refuteSimilarity(uint256 index, uint256 left, uint256 right) internal {
        bytes[] memory records = told.similarityRecords;
        dispute.refuteSimilarity(
            TASK,
            told.outcome,
            index,
            IAggregationDispute.Similarity({
                left: left,
                right: right,
                before: before(records, index),
                record: Trees.leafOf(records, index),
                totals: Trees.leafOf(told.normRecords, chunks() - 1),
                leftChunk: Trees.leafOf(given.updates[left], index),
                rightChunk: Trees.leafOf(left == right ? given.lastDirection : given.updates[right], index)
            })
        );
    }

    function refuteSelection() internal {
        dispute.refuteSelection(
            TASK,
            told.outcome,
            Trees.leafOf(told.normRecords, chunks() - 1),
            Trees.leafOf(told.similarityRecords, chunks() - 1)
        );
    }

    function refuteDirection(uint256 index) internal {
        IAggregationDispute.Leaf[] memory updates = new IAggregationDispute.Leaf[](given.updates.length);
        for (uint256 i; i < updates.length; ++i) {
            updates[i] = Trees.leafOf(given.updates[i], index);
        }
        dispute.refuteDirection(TASK, told.outcome, index, told.choice, updates, Trees.leafOf(told.direction, index));
    }

    function refuteVelocity(uint256 index) internal {
        dispute.refuteVelocity(
            TASK,
            told.outcome,
            index,
            Trees.leafOf(given.lastVelocity, index),
            Trees.leafOf(told.direction, index),
            Trees.leafOf(told.velocity, index)
        );
    }

    function refuteModel(uint256 index) internal {
        dispute.refuteModel(
            TASK,
            told.outcome,
            index,
            Trees.leafOf(given.base, index),
            Trees.leafOf(told.velocity, index),
            Trees.leafOf(told.model, index)
        );
    }

    function before(bytes[] memory records, uint256 index) private pure returns (IAggregationDispute.Leaf memory leaf) {
        if (index != 0) leaf = Trees.leafOf(records, index - 1);
    }

    /// @notice Zero vectors are 0 on chain.
    function zeroOr(int256[] memory vector) private pure returns (bytes32) {
        for (uint256 i; i < vector.length; ++i) {
            if (vector[i] != 0) return Trees.rootOf(vector);
        }
        return 0;
    }
}
