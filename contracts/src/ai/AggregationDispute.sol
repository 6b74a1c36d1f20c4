// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IDirectory} from "../governance/IDirectory.sol";
import {Chunk} from "./Chunk.sol";
import {ChunkTree} from "./ChunkTree.sol";
import {DefaultRule} from "./DefaultRule.sol";
import {IAggregationDispute} from "./IAggregationDispute.sol";
import {IAiGapRounds} from "./IAiGapRounds.sol";
import {Seats} from "./Seats.sol";
import {Selection} from "./Selection.sol";

/// @title One step of the rule, computed by the chain.
/// @dev Holds no state: what a refutation is about is the outcome in the calldata, whose hash leads.
/// @custom:security Every content is proved against a root of the outcome, of an update that the round has included, or of the models
/// that the round began with; lengths are checked before anything is read; the outcome is refuted only where the chain's own
/// result differs. So a true outcome cannot be refuted, and a wrong one differs from the true one first at a record or chunk for
/// which everything before it is known to whoever computes honestly. Who copies a refutation out of the mempool may take its
/// reward, not its effect. Nothing is called but AiGapRounds.
contract AggregationDispute is IAggregationDispute {
    uint256 private constant COMPONENTS = 64;

    /// @dev What all refutations need.
    struct Matter {
        uint256 task;
        bytes32 id;
        uint256 m;
        uint256 count;
        IAiGapRounds.Plan plan;
        IAiGapRounds.Models models;
    }

    IAiGapRounds private immutable ROUNDS;

    /// @param directory knows all contracts; nothing but it must be deployed already
    constructor(IDirectory directory) {
        ROUNDS = IAiGapRounds(directory.find("AiGapRounds"));
    }

    /// @inheritdoc IAggregationDispute
    function refuteNorm(
        uint256 task,
        IAiGapRounds.Outcome calldata outcome,
        uint256 index,
        uint256 rank,
        Leaf calldata before,
        Leaf calldata record,
        Leaf calldata chunk
    ) external {
        Matter memory matter = _matter(task, outcome);
        bytes32[] memory updates = ROUNDS.updatesOf(task);
        if (rank >= matter.m) revert RankOutOfRange(matter.m - 1, rank);
        uint256 expected;
        if (index != 0) expected = _word(matter, outcome.norms, before, index - 1, matter.m, rank);
        uint256 actual = _word(matter, outcome.norms, record, index, matter.m, rank);
        unchecked {
            expected += DefaultRule.squares(_chunk(matter, updates[rank], chunk, index));
        }
        _strike(matter, Step.Norm, index, expected != actual);
    }

    /// @inheritdoc IAggregationDispute
    function refuteSimilarity(
        uint256 task,
        IAiGapRounds.Outcome calldata outcome,
        uint256 index,
        Similarity calldata shown
    ) external {
        Matter memory matter = _matter(task, outcome);
        (uint256 left, uint256 right) = (shown.left, shown.right);
        if (right >= matter.m) revert RankOutOfRange(matter.m - 1, right);
        if (left > right) revert RanksNotAscending(left, right);
        uint256 words = Selection.similarityWords(matter.m);
        uint256 place = left == right ? left : Selection.pair(matter.m, left, right);
        uint256 expected;
        if (index != 0) expected = _word(matter, outcome.similarities, shown.before, index - 1, words, place);
        uint256 actual = _word(matter, outcome.similarities, shown.record, index, words, place);
        (uint256[] memory norms, uint256 median) = _norms(matter, outcome.norms, shown.totals);
        unchecked {
            expected += _similarity(matter, index, shown, norms, median);
        }
        _strike(matter, Step.Similarity, index, expected != actual);
    }

    /// @inheritdoc IAggregationDispute
    function refuteSelection(
        uint256 task,
        IAiGapRounds.Outcome calldata outcome,
        Leaf calldata totals,
        Leaf calldata similarities
    ) external {
        Matter memory matter = _matter(task, outcome);
        _checkLeaf(matter, outcome.similarities, similarities, matter.count - 1);
        (uint256[] memory norms, uint256 median) = _norms(matter, outcome.norms, totals);
        Selection.Choice memory choice =
            Selection.choose(norms, median, similarities.content, matter.plan.f, matter.plan.gate);
        bool isWrong = Selection.digest(choice) != outcome.selection
            || Selection.contributions(choice, outcome.included) != outcome.contributions;
        _strike(matter, Step.Selection, 0, isWrong);
    }

    /// @inheritdoc IAggregationDispute
    function refuteDirection(
        uint256 task,
        IAiGapRounds.Outcome calldata outcome,
        uint256 index,
        Selection.Choice calldata choice,
        Leaf[] calldata updates,
        Leaf calldata claimed
    ) external {
        Matter memory matter = _matter(task, outcome);
        bytes32 digest = Selection.digest(choice);
        if (digest != outcome.selection) revert SelectionMismatch(outcome.selection, digest);
        if (updates.length != matter.m) revert UpdateCount(matter.m, updates.length);
        bytes32[] memory roots = ROUNDS.updatesOf(task);
        int256[COMPONENTS][] memory clipped = new int256[COMPONENTS][](matter.m);
        for (uint256 i; i < matter.m; ++i) {
            clipped[i] = _chunk(matter, roots[i], updates[i], index);
            DefaultRule.clip(clipped[i], choice.norms[i], choice.median);
        }
        int256[COMPONENTS] memory actual = _chunk(matter, outcome.direction, claimed, index);
        bool isRight =
            DefaultRule.isEqual(DefaultRule.direction(clipped, choice.kept, choice.neighbours, matter.plan.f), actual);
        _strike(matter, Step.Direction, index, !isRight);
    }

    /// @inheritdoc IAggregationDispute
    function refuteVelocity(
        uint256 task,
        IAiGapRounds.Outcome calldata outcome,
        uint256 index,
        Leaf calldata last,
        Leaf calldata direction,
        Leaf calldata claimed
    ) external {
        Matter memory matter = _matter(task, outcome);
        int256[COMPONENTS] memory expected = DefaultRule.velocity(
            _chunk(matter, matter.models.velocity, last, index),
            _chunk(matter, outcome.direction, direction, index),
            matter.plan.momentum
        );
        bool isRight = DefaultRule.isEqual(expected, _chunk(matter, outcome.velocity, claimed, index));
        _strike(matter, Step.Velocity, index, !isRight);
    }

    /// @inheritdoc IAggregationDispute
    function refuteModel(
        uint256 task,
        IAiGapRounds.Outcome calldata outcome,
        uint256 index,
        Leaf calldata base,
        Leaf calldata velocity,
        Leaf calldata claimed
    ) external {
        Matter memory matter = _matter(task, outcome);
        int256[COMPONENTS] memory expected = DefaultRule.model(
            _chunk(matter, matter.models.base, base, index),
            _chunk(matter, outcome.velocity, velocity, index),
            matter.plan.rate
        );
        bool isRight = DefaultRule.isEqual(expected, _chunk(matter, outcome.model, claimed, index));
        _strike(matter, Step.Model, index, !isRight);
    }

    /// @inheritdoc IAggregationDispute
    function refutePadding(
        uint256 task,
        IAiGapRounds.Outcome calldata outcome,
        Tree tree,
        uint256 index,
        bytes32 node,
        bytes32[] calldata siblings
    ) external {
        Matter memory matter = _matter(task, outcome);
        if (index < matter.count) revert IndexNotPadding(matter.count, index);
        uint256 depth = ChunkTree.depthOf(matter.count);
        if (siblings.length != depth) revert ChunkTree.ProofLength(depth, siblings.length);
        ChunkTree.check(_rootOf(outcome, tree), node, index, siblings);
        if (node == 0) revert PaddingIsZero(index);
        _strike(matter, Step.Padding, index, true);
    }

    function _matter(uint256 task, IAiGapRounds.Outcome calldata outcome) private view returns (Matter memory matter) {
        IAiGapRounds.State memory state = ROUNDS.stateOf(task);
        IAiGapRounds.Phase phase = state.round.phase;
        if (phase != IAiGapRounds.Phase.Challenge) {
            revert IAiGapRounds.PhaseWrong(task, IAiGapRounds.Phase.Challenge, phase);
        }
        bytes32 id = keccak256(abi.encode(outcome));
        if (id != state.leader) revert IAiGapRounds.NotLeading(task, state.leader, id);
        (matter.task, matter.id) = (task, id);
        (matter.plan, matter.models) = (state.plan, state.models);
        matter.count = ChunkTree.chunksOf(state.plan.components);
        matter.m = Seats.count(state.round.included);
    }

    function _strike(Matter memory matter, Step step, uint256 index, bool isWrong) private {
        if (!isWrong) revert NothingRefuted(matter.task, step);
        emit OutcomeRefuted(matter.task, matter.id, msg.sender, step, index);
        ROUNDS.strike(matter.task, matter.id, msg.sender);
    }

    /// @dev What chunk `index` adds to a word of the trace; a product may be negative, in two's complement.
    function _similarity(
        Matter memory matter,
        uint256 index,
        Similarity calldata shown,
        uint256[] memory norms,
        uint256 median
    ) private view returns (uint256) {
        (uint256 left, uint256 right) = (shown.left, shown.right);
        bytes32[] memory updates = ROUNDS.updatesOf(matter.task);
        int256[COMPONENTS] memory one = _chunk(matter, updates[left], shown.leftChunk, index);
        DefaultRule.clip(one, norms[left], median);
        if (left == right) {
            return uint256(DefaultRule.product(one, _chunk(matter, matter.models.direction, shown.rightChunk, index)));
        }
        int256[COMPONENTS] memory other = _chunk(matter, updates[right], shown.rightChunk, index);
        DefaultRule.clip(other, norms[right], median);
        return DefaultRule.distance(one, other);
    }

    function _norms(Matter memory matter, bytes32 root, Leaf calldata totals)
        private
        pure
        returns (uint256[] memory norms, uint256 median)
    {
        _checkLeaf(matter, root, totals, matter.count - 1);
        return Selection.norms(totals.content, matter.m);
    }

    /// @dev One word of a record of `words` words.
    function _word(
        Matter memory matter,
        bytes32 root,
        Leaf calldata record,
        uint256 index,
        uint256 words,
        uint256 place
    ) private pure returns (uint256) {
        Selection.checkLength(record.content, words);
        _checkLeaf(matter, root, record, index);
        return Selection.word(record.content, place);
    }

    /// @dev A root of 0 stands for the vector of zeros that a task begins with.
    function _chunk(Matter memory matter, bytes32 root, Leaf calldata leaf, uint256 index)
        private
        pure
        returns (int256[COMPONENTS] memory values)
    {
        if (root != 0) _checkLeaf(matter, root, leaf, index);
        else if (!Chunk.isZero(leaf.content)) revert ChunkNotZero();
        return Chunk.unpack(leaf.content);
    }

    function _checkLeaf(Matter memory matter, bytes32 root, Leaf calldata leaf, uint256 index) private pure {
        ChunkTree.checkLeaf(root, leaf.content, index, matter.count, leaf.siblings);
    }

    function _rootOf(IAiGapRounds.Outcome calldata outcome, Tree tree) private pure returns (bytes32) {
        if (tree == Tree.Norms) return outcome.norms;
        if (tree == Tree.Similarities) return outcome.similarities;
        if (tree == Tree.Direction) return outcome.direction;
        if (tree == Tree.Velocity) return outcome.velocity;
        return outcome.model;
    }
}
