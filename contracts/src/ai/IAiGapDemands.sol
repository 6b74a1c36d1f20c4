// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IAiGapRounds} from "./IAiGapRounds.sol";

/// @title Demands for what an outcome commits to and nobody shows (ADR 0039, data that is withheld).
/// @notice Anybody may demand a node of a tree of the leading outcome, or of an update that it includes, against the task's bond. Whoever
/// answers in time with what is below it gets the bond; where nobody does, the outcome is refuted and the bond goes back. From the
/// root eight levels are shown at once, so that three demands lead to a record of a tree of 2^16.
interface IAiGapDemands {
    enum Tree {
        Norms,
        Similarities,
        Direction,
        Velocity,
        Model,
        Update
    }

    enum State {
        None,
        Open,
        Answered,
        Refuted,
        Reclaimed
    }

    /// @param tree of the outcome, or the update of a seat
    /// @param seat of an update; 0 otherwise
    /// @param level below the root: a multiple of 8, or the tree's depth for a record
    /// @param index within the level
    struct Node {
        Tree tree;
        uint8 seat;
        uint8 level;
        uint32 index;
    }

    /// @param hash of the node
    /// @param length bytes of the record; 0 for a node with others below it
    /// @param below levels that an answer shows
    struct Demand {
        address demander;
        uint96 bond;
        bytes32 hash;
        bytes32 outcome;
        uint64 task;
        uint16 round;
        uint40 deadline;
        uint32 length;
        uint8 below;
        State state;
    }

    event Demanded(
        uint256 indexed task,
        bytes32 indexed outcome,
        bytes32 indexed demand,
        address demander,
        Node node,
        bytes32 hash,
        uint256 deadline
    );
    event NodesShown(bytes32 indexed demand, address indexed by, bytes32[] nodes);
    event RecordShown(bytes32 indexed demand, address indexed by, bytes record);
    event DemandUnanswered(bytes32 indexed demand, address indexed by);
    event BondReclaimed(bytes32 indexed demand, address indexed demander, uint256 bond);

    error DemandStateWrong(bytes32 demand, State expected, State actual);
    error DemandTooLate(uint256 latest, uint256 actual);
    error DemandLevel(uint256 depth, uint256 actual);
    error DemandBeyondTree(uint256 count, uint256 actual);
    error SeatNotIncluded(uint256 included, uint256 seat);
    error ShowingTooLate(uint256 deadline, uint256 actual);
    error ShowingTooEarly(uint256 deadline, uint256 actual);
    error ShowingLength(uint256 expected, uint256 actual);
    error ShowingMismatch(bytes32 expected, bytes32 actual);
    error OutcomeStillLeads(bytes32 outcome);
    error OutcomeLeadsNoMore(bytes32 outcome);

    /// @param hash of the node
    /// @param siblings from the node up to the root, as many as its level
    /// @return demand its id: each node of an outcome is demanded once
    function demand(
        uint256 task,
        IAiGapRounds.Outcome calldata outcome,
        Node calldata node,
        bytes32 hash,
        bytes32[] calldata siblings
    ) external returns (bytes32 demand);

    /// @notice The 2^below nodes under the demanded one, in their order.
    function showNodes(bytes32 demand, bytes32[] calldata nodes) external;
    /// @notice The record that a leaf stands for.
    function showRecord(bytes32 demand, bytes calldata record) external;
    /// @notice Anybody: nobody has answered in time.
    function expire(bytes32 demand) external;
    /// @notice Anybody: the bond of an open demand goes back where its outcome leads no more.
    function reclaim(bytes32 demand) external;

    function demandOf(bytes32 demand) external view returns (Demand memory);
    function idOf(uint256 task, bytes32 outcome, Node calldata node) external view returns (bytes32);
}
