// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IAiGapRounds} from "./IAiGapRounds.sol";
import {Selection} from "./Selection.sol";

/// @title Refutations of the leading outcome (ADR 0039).
/// @notice Each computes one step of the rule anew from what the outcome itself commits to, so that one wrong leaf refutes it whatever
/// the rest is. Anybody may, until the round is concluded.
interface IAggregationDispute {
    /// @notice Content of a leaf and its siblings, lowest first.
    struct Leaf {
        bytes content;
        bytes32[] siblings;
    }

    /// @notice One word of a record of similarities, and what it follows from.
    /// @param left rank
    /// @param right rank above it whose distance is wrong; the same rank where its product with the last direction is
    /// @param before record of the index before; ignored where there is none
    /// @param totals last record of the trace of norms
    /// @param leftChunk of the left update
    /// @param rightChunk of the right update or of the last direction
    struct Similarity {
        uint256 left;
        uint256 right;
        Leaf before;
        Leaf record;
        Leaf totals;
        Leaf leftChunk;
        Leaf rightChunk;
    }

    enum Step {
        Norm,
        Selection,
        Similarity,
        Direction,
        Velocity,
        Model,
        Padding
    }

    enum Tree {
        Norms,
        Similarities,
        Direction,
        Velocity,
        Model
    }

    event OutcomeRefuted(
        uint256 indexed task, bytes32 indexed outcome, address indexed challenger, Step step, uint256 index
    );

    error NothingRefuted(uint256 task, Step step);
    error RankOutOfRange(uint256 maximum, uint256 actual);
    error RanksNotAscending(uint256 left, uint256 right);
    error UpdateCount(uint256 expected, uint256 actual);
    error SelectionMismatch(bytes32 expected, bytes32 actual);
    error ChunkNotZero();
    error PaddingIsZero(uint256 index);
    error IndexNotPadding(uint256 count, uint256 actual);

    /// @notice Record `index` of the trace of norms is not the one before plus the squares of a chunk.
    /// @param rank whose total is wrong
    /// @param before record index - 1; ignored where index is 0
    /// @param chunk `index` of the rank's update
    function refuteNorm(
        uint256 task,
        IAiGapRounds.Outcome calldata outcome,
        uint256 index,
        uint256 rank,
        Leaf calldata before,
        Leaf calldata record,
        Leaf calldata chunk
    ) external;

    /// @notice Record `index` of the trace of similarities does not follow from the one before.
    function refuteSimilarity(
        uint256 task,
        IAiGapRounds.Outcome calldata outcome,
        uint256 index,
        Similarity calldata shown
    ) external;

    /// @notice Selection or contributions are not what the last records of both traces yield.
    function refuteSelection(
        uint256 task,
        IAiGapRounds.Outcome calldata outcome,
        Leaf calldata totals,
        Leaf calldata similarities
    ) external;

    /// @notice Chunk `index` of the direction is not what the selection makes of the updates' chunks.
    /// @param updates chunk `index` of all m updates, by rank
    function refuteDirection(
        uint256 task,
        IAiGapRounds.Outcome calldata outcome,
        uint256 index,
        Selection.Choice calldata choice,
        Leaf[] calldata updates,
        Leaf calldata claimed
    ) external;

    /// @param last chunk `index` of the velocity that the round began with
    function refuteVelocity(
        uint256 task,
        IAiGapRounds.Outcome calldata outcome,
        uint256 index,
        Leaf calldata last,
        Leaf calldata direction,
        Leaf calldata claimed
    ) external;

    /// @param base chunk `index` of the model that the round began with
    function refuteModel(
        uint256 task,
        IAiGapRounds.Outcome calldata outcome,
        uint256 index,
        Leaf calldata base,
        Leaf calldata velocity,
        Leaf calldata claimed
    ) external;

    /// @notice A place beyond the last leaf of a tree is not 0.
    function refutePadding(
        uint256 task,
        IAiGapRounds.Outcome calldata outcome,
        Tree tree,
        uint256 index,
        bytes32 node,
        bytes32[] calldata siblings
    ) external;
}
