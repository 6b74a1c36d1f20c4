// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IDirectory} from "../governance/IDirectory.sol";
import {IVault} from "../token/IVault.sol";
import {Chunk} from "./Chunk.sol";
import {ChunkTree} from "./ChunkTree.sol";
import {IAiGapDemands} from "./IAiGapDemands.sol";
import {IAiGapRounds} from "./IAiGapRounds.sol";
import {IAiGapTasks} from "./IAiGapTasks.sol";
import {Seats} from "./Seats.sol";
import {Selection} from "./Selection.sol";

/// @title Demands and what is shown in answer.
/// @custom:security The escrow is the sum of the bonds of all open demands. An open demand keeps its outcome from becoming final and ends by
/// an answer, by `expire`, or, once the outcome was struck out, by `reclaim`, each open to anybody. No demand is opened later than eight
/// answer windows after the outcome began to lead, so the last answer comes nine windows after it and the round ends at the latest
/// ten windows after. Who floods an outcome with demands pays a bond for each. Number and shape of what is shown are the task's, not
/// the prover's. Who copies an answer out of the mempool may take its bond, not its effect. State is written before the Vault and
/// AiGapRounds are called; neither calls back.
contract AiGapDemands is IAiGapDemands {
    uint256 private constant STEP = 8;
    uint256 private constant MOST_ANSWERS = 8;

    IVault private immutable VAULT;
    IAiGapRounds private immutable ROUNDS;
    IAiGapTasks private immutable TASKS;

    mapping(bytes32 id => Demand demand) private _demands;
    uint256[50] private __gap;

    /// @param directory knows all contracts; nothing but it must be deployed already
    constructor(IDirectory directory) {
        VAULT = IVault(directory.find("Vault"));
        ROUNDS = IAiGapRounds(directory.find("AiGapRounds"));
        TASKS = IAiGapTasks(directory.find("AiGapTasks"));
    }

    /// @inheritdoc IAiGapDemands
    function demand(
        uint256 task,
        IAiGapRounds.Outcome calldata outcome,
        Node calldata node,
        bytes32 hash,
        bytes32[] calldata siblings
    ) external returns (bytes32 id) {
        IAiGapRounds.State memory state = ROUNDS.stateOf(task);
        bytes32 outcomeId = keccak256(abi.encode(outcome));
        if (!_isLeading(state, outcomeId)) revert OutcomeLeadsNoMore(outcomeId);
        _checkTime(state);
        id = _idOf(task, state.round.number, outcomeId, node);
        Demand storage one = _demands[id];
        if (one.state != State.None) revert DemandStateWrong(id, State.None, one.state);
        uint96 bond = TASKS.termsOf(task).bond;
        uint40 deadline = uint40(block.timestamp + state.windows.answer);
        (one.below, one.length) = _shapeOf(state.plan.components, outcome.included, node);
        (one.demander, one.bond, one.hash, one.outcome) = (msg.sender, bond, hash, outcomeId);
        (one.task, one.round) = (uint64(task), state.round.number);
        (one.deadline, one.state) = (deadline, State.Open);
        _checkNode(_rootOf(task, outcome, node), node, hash, siblings);
        emit Demanded(task, outcomeId, id, msg.sender, node, hash, deadline);
        ROUNDS.hold(task, true);
        VAULT.lock(msg.sender, bond);
    }

    /// @inheritdoc IAiGapDemands
    function showNodes(bytes32 id, bytes32[] calldata nodes) external {
        Demand storage one = _answerable(id);
        uint256 expected = one.below == 0 ? 0 : 1 << one.below;
        if (expected == 0 || nodes.length != expected) revert ShowingLength(expected, nodes.length);
        bytes32 hash = ChunkTree.fold(nodes);
        if (hash != one.hash) revert ShowingMismatch(one.hash, hash);
        emit NodesShown(id, msg.sender, nodes);
        _answered(one);
    }

    /// @inheritdoc IAiGapDemands
    function showRecord(bytes32 id, bytes calldata record) external {
        Demand storage one = _answerable(id);
        if (one.length == 0 || record.length != one.length) revert ShowingLength(one.length, record.length);
        bytes32 hash = keccak256(record);
        if (hash != one.hash) revert ShowingMismatch(one.hash, hash);
        emit RecordShown(id, msg.sender, record);
        _answered(one);
    }

    /// @inheritdoc IAiGapDemands
    function expire(bytes32 id) external {
        Demand storage one = _open(id);
        if (!_leads(one)) revert OutcomeLeadsNoMore(one.outcome);
        if (block.timestamp <= one.deadline) revert ShowingTooEarly(uint256(one.deadline) + 1, block.timestamp);
        one.state = State.Refuted;
        emit DemandUnanswered(id, msg.sender);
        ROUNDS.strike(one.task, one.outcome, one.demander);
        VAULT.release(one.demander, one.bond);
    }

    /// @inheritdoc IAiGapDemands
    function reclaim(bytes32 id) external {
        Demand storage one = _open(id);
        if (_leads(one)) revert OutcomeStillLeads(one.outcome);
        one.state = State.Reclaimed;
        emit BondReclaimed(id, one.demander, one.bond);
        VAULT.release(one.demander, one.bond);
    }

    /// @inheritdoc IAiGapDemands
    function demandOf(bytes32 id) external view returns (Demand memory) {
        return _demands[id];
    }

    /// @inheritdoc IAiGapDemands
    function idOf(uint256 task, bytes32 outcome, Node calldata node) public view returns (bytes32) {
        return _idOf(task, ROUNDS.roundOf(task).number, outcome, node);
    }

    function _answered(Demand storage one) private {
        one.state = State.Answered;
        ROUNDS.hold(one.task, false);
        VAULT.release(msg.sender, one.bond);
    }

    function _open(bytes32 id) private view returns (Demand storage one) {
        one = _demands[id];
        if (one.state != State.Open) revert DemandStateWrong(id, State.Open, one.state);
    }

    /// @dev The same outcome may lead again when a round is played again; demands of the round before are not against that.
    function _leads(Demand storage one) private view returns (bool) {
        IAiGapRounds.State memory state = ROUNDS.stateOf(one.task);
        return state.round.number == one.round && _isLeading(state, one.outcome);
    }

    function _isLeading(IAiGapRounds.State memory state, bytes32 outcome) private pure returns (bool) {
        return state.round.phase == IAiGapRounds.Phase.Challenge && state.leader == outcome;
    }

    function _idOf(uint256 task, uint256 round, bytes32 outcome, Node calldata node) private pure returns (bytes32) {
        return keccak256(abi.encode(task, round, outcome, node));
    }

    function _answerable(bytes32 id) private view returns (Demand storage one) {
        one = _open(id);
        if (!_leads(one)) revert OutcomeLeadsNoMore(one.outcome);
        if (block.timestamp > one.deadline) revert ShowingTooLate(one.deadline, block.timestamp);
    }

    function _checkTime(IAiGapRounds.State memory state) private view {
        uint256 latest = state.ballot.ledSince + MOST_ANSWERS * state.windows.answer;
        if (state.round.deadline < latest) latest = state.round.deadline;
        if (block.timestamp > latest) revert DemandTooLate(latest, block.timestamp);
    }

    /// @return below levels that an answer shows, 0 for a record
    /// @return length of the record, 0 for nodes
    function _shapeOf(uint256 components, uint256 included, Node calldata node)
        private
        pure
        returns (uint8 below, uint32 length)
    {
        uint256 count = ChunkTree.chunksOf(components);
        uint256 depth = ChunkTree.depthOf(count);
        if (node.level > depth || node.level % STEP != 0 && node.level != depth) {
            revert DemandLevel(depth, node.level);
        }
        uint256 left = depth - node.level;
        // What covers padding only is 0 and needs no showing.
        if (uint256(node.index) << left >= count) revert DemandBeyondTree(count, uint256(node.index) << left);
        // casting is safe: at most 8 levels, and records of 32 ranks are below 2^15 bytes
        if (left != 0) return (uint8(left < STEP ? left : STEP), 0);
        uint256 m = Seats.count(included);
        if (node.tree == Tree.Norms) return (0, uint32(32 * m));
        if (node.tree == Tree.Similarities) return (0, uint32(32 * Selection.similarityWords(m)));
        return (0, uint32(Chunk.SIZE));
    }

    function _rootOf(uint256 task, IAiGapRounds.Outcome calldata outcome, Node calldata node)
        private
        view
        returns (bytes32)
    {
        if (node.tree == Tree.Update) {
            if (!Seats.has(outcome.included, node.seat)) revert SeatNotIncluded(outcome.included, node.seat);
            return ROUNDS.seatOf(task, node.seat).update;
        }
        if (node.seat != 0) revert SeatNotIncluded(0, node.seat);
        if (node.tree == Tree.Norms) return outcome.norms;
        if (node.tree == Tree.Similarities) return outcome.similarities;
        if (node.tree == Tree.Direction) return outcome.direction;
        if (node.tree == Tree.Velocity) return outcome.velocity;
        return outcome.model;
    }

    function _checkNode(bytes32 root, Node calldata node, bytes32 hash, bytes32[] calldata siblings) private pure {
        if (siblings.length != node.level) revert ChunkTree.ProofLength(node.level, siblings.length);
        ChunkTree.check(root, hash, node.index, siblings);
    }
}
