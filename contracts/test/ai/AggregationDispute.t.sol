// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Chunk} from "../../src/ai/Chunk.sol";
import {ChunkTree} from "../../src/ai/ChunkTree.sol";
import {IAggregationDispute} from "../../src/ai/IAggregationDispute.sol";
import {IAiGapRounds} from "../../src/ai/IAiGapRounds.sol";
import {Selection} from "../../src/ai/Selection.sol";
import {DisputeFixture} from "./DisputeFixture.sol";
import {ReferenceRule} from "./ReferenceRule.sol";
import {SharedRounds} from "./SharedRounds.sol";
import {Trees} from "./Trees.sol";

/// @title What is true cannot be refuted, and what is wrong is, at whatever place: over the rounds that Java computed, and random ones.
/// forge-config: default.fuzz.runs = 24
contract AggregationDisputeTest is DisputeFixture {
    string private json;

    function setUp() external {
        deployDispute();
        json = SharedRounds.read();
    }

    function test_javaAndTheReferenceAgreeOnEveryWord() external {
        vm.pauseGasMetering();
        for (uint256 number; SharedRounds.exists(json, number); ++number) {
            this.agrees(number); // a memory of its own
        }
    }

    function test_aTrueOutcomeCannotBeRefuted() external {
        vm.pauseGasMetering();
        for (uint256 number; SharedRounds.exists(json, number); ++number) {
            this.cannotBeRefuted(number, false);
        }
    }

    function test_whatJavaComputedIsWhatTheContractComputes() external {
        vm.pauseGasMetering();
        for (uint256 number; SharedRounds.exists(json, number); ++number) {
            this.cannotBeRefuted(number, true);
        }
    }

    function agrees(uint256 number) external view {
        IAiGapRounds.Outcome memory outcome = ReferenceRule.play(SharedRounds.given(json, number)).outcome;
        assertEq(outcome.norms, SharedRounds.word(json, number, ".normsRoot"), "norms");
        assertEq(outcome.similarities, SharedRounds.word(json, number, ".similaritiesRoot"), "similarities");
        assertEq(outcome.selection, SharedRounds.word(json, number, ".selection"), "selection");
        assertEq(bytes32(outcome.contributions), SharedRounds.word(json, number, ".contributions"), "contributions");
        assertEq(outcome.direction, SharedRounds.word(json, number, ".directionRoot"), "direction");
        assertEq(outcome.velocity, SharedRounds.word(json, number, ".velocityRoot"), "velocity");
        assertEq(outcome.model, SharedRounds.word(json, number, ".modelRoot"), "model");
        assertEq(keccak256(abi.encode(outcome)), SharedRounds.word(json, number, ".outcome"), "outcome");
    }

    function cannotBeRefuted(uint256 number, bool asJavaSays) external {
        given = SharedRounds.given(json, number);
        told = ReferenceRule.play(given);
        if (asJavaSays) {
            told.direction = SharedRounds.vector(json, number, ".direction");
            told.velocity = SharedRounds.vector(json, number, ".velocity");
            told.model = SharedRounds.vector(json, number, ".model");
        }
        put();
        nothingIsRefuted();
    }

    function testFuzz_aWrongNormIsRefuted(uint256 seed, uint256 index, uint256 rank, int256 by) external {
        play(seed);
        index = bound(index, 0, chunks() - 1);
        rank = bound(rank, 0, given.updates.length - 1);
        told.normRecords[index] = changed(told.normRecords[index], rank, by);
        lead();
        refuteNorm(index, rank);
        isStruck();
    }

    function testFuzz_aWrongSimilarityIsRefuted(uint256 seed, uint256 index, uint256 left, uint256 right, int256 by)
        external
    {
        play(seed);
        uint256 m = given.updates.length;
        index = bound(index, 0, chunks() - 1);
        left = bound(left, 0, m - 1);
        right = bound(right, left, m - 1);
        uint256 place = left;
        if (left != right) {
            place = m;
            for (uint256 row; row < left; ++row) {
                place += m - 1 - row;
            }
            place += right - left - 1;
        }
        told.similarityRecords[index] = changed(told.similarityRecords[index], place, by);
        lead();
        refuteSimilarity(index, left, right);
        isStruck();
    }

    function testFuzz_aWrongSelectionIsRefuted(uint256 seed, uint256 part, uint256 rank, uint256 by) external {
        play(seed);
        rank = bound(rank, 0, given.updates.length - 1);
        by = bound(by, 1, 100);
        part = bound(part, 0, 4);
        if (part == 0) told.choice.norms[rank] += by;
        else if (part == 1) told.choice.median += by;
        else if (part == 2) told.choice.kept ^= 1 << rank;
        else if (part == 3) told.choice.neighbours[rank] ^= by;
        else told.outcome.contributions += by << (8 * rank);
        lead();
        refuteSelection();
        isStruck();
    }

    function testFuzz_aWrongDirectionIsRefuted(uint256 seed, uint256 component, int256 by) external {
        play(seed);
        component = bound(component, 0, given.base.length - 1);
        told.direction[component] = other(told.direction[component], by);
        lead();
        refuteDirection(component / 64);
        isStruck();
    }

    function testFuzz_aWrongVelocityIsRefuted(uint256 seed, uint256 component, int256 by) external {
        play(seed);
        component = bound(component, 0, given.base.length - 1);
        told.velocity[component] = other(told.velocity[component], by);
        lead();
        refuteVelocity(component / 64);
        isStruck();
    }

    function testFuzz_aWrongModelIsRefuted(uint256 seed, uint256 component, int256 by) external {
        play(seed);
        component = bound(component, 0, given.base.length - 1);
        told.model[component] = other(told.model[component], by);
        lead();
        refuteModel(component / 64);
        isStruck();
    }

    function testFuzz_aTrueOutcomeCannotBeRefuted(uint256 seed) external {
        play(seed);
        nothingIsRefuted();
    }

    function test_whatStandsBeyondTheLastLeafIsRefuted() external {
        play(3);
        bytes32[] memory leaves = new bytes32[](4);
        bytes32[] memory real = Trees.leavesOf(Trees.chunksOf(told.model));
        for (uint256 i; i < real.length; ++i) {
            leaves[i] = real[i];
        }
        assertEq(real.length, 3, "the tree has a place beyond its leaves");
        bytes32[] memory siblings = Trees.siblingsOf(leaves, 3);
        vm.expectRevert(abi.encodeWithSelector(IAggregationDispute.PaddingIsZero.selector, 3));
        dispute.refutePadding(TASK, told.outcome, IAggregationDispute.Tree.Model, 3, 0, siblings);
        leaves[3] = "garbage";
        told.outcome.model = Trees.root(leaves);
        rounds.lead(keccak256(abi.encode(told.outcome)));
        vm.expectRevert(abi.encodeWithSelector(IAggregationDispute.IndexNotPadding.selector, 3, 2));
        dispute.refutePadding(TASK, told.outcome, IAggregationDispute.Tree.Model, 2, leaves[2], siblings);
        dispute.refutePadding(TASK, told.outcome, IAggregationDispute.Tree.Model, 3, "garbage", siblings);
        isStruck();
    }

    function test_refusesWhatDoesNotLead() external {
        play(1);
        bytes32 leader = keccak256(abi.encode(told.outcome));
        told.outcome.model = "another";
        bytes32 id = keccak256(abi.encode(told.outcome));
        vm.expectRevert(abi.encodeWithSelector(IAiGapRounds.NotLeading.selector, TASK, leader, id));
        dispute.refuteVelocity(
            TASK,
            told.outcome,
            0,
            Trees.leafOf(given.lastVelocity, 0),
            Trees.leafOf(told.direction, 0),
            Trees.leafOf(told.velocity, 0)
        );
    }

    function test_refusesProofsOfSomethingElse() external {
        play(2);
        IAggregationDispute.Leaf memory base = Trees.leafOf(given.base, 0);
        IAggregationDispute.Leaf memory velocity = Trees.leafOf(told.velocity, 0);
        IAggregationDispute.Leaf memory model = Trees.leafOf(told.model, 0);
        uint256 count = chunks();
        vm.expectRevert(abi.encodeWithSelector(ChunkTree.IndexBeyondTree.selector, count, count));
        dispute.refuteModel(TASK, told.outcome, count, base, velocity, model);
        vm.expectPartialRevert(ChunkTree.NotInTree.selector);
        dispute.refuteModel(TASK, told.outcome, 1, base, velocity, model);
        IAggregationDispute.Leaf memory longer = Trees.leafOf(given.base, 0);
        longer.content = bytes.concat(longer.content, hex"00");
        vm.expectPartialRevert(ChunkTree.NotInTree.selector);
        dispute.refuteModel(TASK, told.outcome, 0, longer, velocity, model);
        longer.siblings = new bytes32[](7);
        vm.expectRevert(abi.encodeWithSelector(ChunkTree.ProofLength.selector, 2, 7));
        dispute.refuteModel(TASK, told.outcome, 0, longer, velocity, model);
        vm.expectRevert(
            abi.encodeWithSelector(IAggregationDispute.RankOutOfRange.selector, given.updates.length - 1, 99)
        );
        dispute.refuteNorm(TASK, told.outcome, 0, 99, base, base, base);
    }

    function test_theFirstDirectionIsZeroAndNothingElse() external {
        play(4);
        delete given.lastDirection;
        given.lastDirection = new int256[](given.base.length);
        told = ReferenceRule.play(given);
        put();
        nothingIsRefuted();
        given.lastDirection[1] = 5;
        vm.expectRevert(IAggregationDispute.ChunkNotZero.selector);
        this.refutesSimilarity(0, 0, 0);
    }

    function refutesNorm(uint256 index, uint256 rank) external {
        refuteNorm(index, rank);
    }

    function refutesSimilarity(uint256 index, uint256 left, uint256 right) external {
        refuteSimilarity(index, left, right);
    }

    function refutesSelection() external {
        refuteSelection();
    }

    function refutesDirection(uint256 index) external {
        refuteDirection(index);
    }

    function refutesVelocity(uint256 index) external {
        refuteVelocity(index);
    }

    function refutesModel(uint256 index) external {
        refuteModel(index);
    }

    /// @dev A small round whose numbers follow from a seed: 3 chunks, 3 to 7 updates of which some are equal or far off.
    function play(uint256 seed) private {
        ReferenceRule.Given memory round;
        uint256 m = 3 + seed % 5;
        round.components = 130 + seed % 60;
        round.f = (m - 1) / 2 - seed % 2;
        round.gate = seed % 3 != 0;
        (round.momentum, round.rate) = (58_982, 65_536);
        round.included = ((1 << m) - 1) << (seed % 8);
        round.base = random(seed, "base", round.components, 2 ** 27);
        round.lastDirection = random(seed, "direction", round.components, 2 ** 19);
        round.lastVelocity = random(seed, "velocity", round.components, 2 ** 24);
        round.updates = new int256[][](m);
        for (uint256 i; i < m; ++i) {
            uint256 kind = uint256(keccak256(abi.encode(seed, i))) % 4;
            if (kind == 0 && i != 0) {
                round.updates[i] = round.updates[i - 1];
            } else {
                round.updates[i] =
                    random(seed, vm.toString(i), round.components, kind == 1 ? int256(2 ** 19) : int256(4_000));
            }
        }
        given = round;
        told = ReferenceRule.play(round);
        put();
    }

    function random(uint256 seed, string memory what, uint256 components, int256 most)
        private
        pure
        returns (int256[] memory vector)
    {
        vector = new int256[](192);
        for (uint256 j; j < components; ++j) {
            vector[j] = int256(uint256(keccak256(abi.encode(seed, what, j))) >> 128) % (most + 1);
            if (uint256(keccak256(abi.encode(what, seed, j))) % 2 == 0) vector[j] = -vector[j];
        }
    }

    function nothingIsRefuted() private {
        uint256 m = given.updates.length;
        for (uint256 index; index < chunks(); ++index) {
            for (uint256 left; left < m; left += 1 + m / 4) {
                holds(IAggregationDispute.Step.Norm);
                this.refutesNorm(index, left);
                for (uint256 right = left; right < m; right += 1 + m / 3) {
                    holds(IAggregationDispute.Step.Similarity);
                    this.refutesSimilarity(index, left, right);
                }
            }
            holds(IAggregationDispute.Step.Direction);
            this.refutesDirection(index);
            holds(IAggregationDispute.Step.Velocity);
            this.refutesVelocity(index);
            holds(IAggregationDispute.Step.Model);
            this.refutesModel(index);
        }
        holds(IAggregationDispute.Step.Selection);
        this.refutesSelection();
        assertEq(rounds.struck(), bytes32(0), "a true outcome was struck");
    }

    function holds(IAggregationDispute.Step step) private {
        vm.expectRevert(abi.encodeWithSelector(IAggregationDispute.NothingRefuted.selector, TASK, step));
    }

    function isStruck() private view {
        assertEq(rounds.struck(), keccak256(abi.encode(told.outcome)), "not struck");
        assertEq(rounds.challenger(), address(this));
    }

    /// @dev Another number that a chunk can hold.
    function other(int256 value, int256 by) private pure returns (int256 result) {
        result = int32(int256(uint256(by) % 2 ** 31)) % 2 ** 19;
        if (result == value) ++result;
    }

    function changed(bytes memory record, uint256 place, int256 by) private pure returns (bytes memory result) {
        result = bytes.concat(record);
        uint256 value = ReferenceRule.word(record, place);
        if (by == 0) by = 1;
        unchecked {
            value += uint256(by);
        }
        for (uint256 i; i < 32; ++i) {
            result[32 * place + i] = bytes1(uint8(value >> (248 - 8 * i)));
        }
    }
}
