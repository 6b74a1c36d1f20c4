// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ChunkTree} from "../../src/ai/ChunkTree.sol";
import {IAggregationDispute} from "../../src/ai/IAggregationDispute.sol";
import {IAiGapRounds} from "../../src/ai/IAiGapRounds.sol";
import {DisputeFixture} from "./DisputeFixture.sol";
import {ReferenceRule} from "./ReferenceRule.sol";
import {SharedRefutations} from "./SharedRefutations.sol";
import {SharedRounds} from "./SharedRounds.sol";

/// @title Every call that Java finds against a wrong outcome strikes it out, and refutes nothing of the right one.
contract SharedRefutationsTest is DisputeFixture {
    string private roundsJson;
    string private json;

    function setUp() external {
        deployDispute();
        roundsJson = SharedRounds.read();
        json = SharedRefutations.read();
    }

    function test_everyRecordedRefutationStrikesItsOutcome() external {
        vm.pauseGasMetering();
        uint256 number;
        for (; SharedRefutations.exists(json, number); ++number) {
            this.strikes(number); // a memory of its own
        }
        assertEq(number, 12, "recorded refutations");
    }

    function test_noRecordedRefutationStrikesTheRightOutcome() external {
        vm.pauseGasMetering();
        for (uint256 number; SharedRefutations.exists(json, number); ++number) {
            this.refutesNothing(number);
        }
    }

    function strikes(uint256 number) external {
        puts(number);
        IAiGapRounds.Outcome memory outcome = SharedRefutations.outcome(json, number);
        bytes32 id = keccak256(abi.encode(outcome));
        assertTrue(id != keccak256(abi.encode(told.outcome)), "the recorded outcome is the right one");
        rounds.lead(id);
        this.refutes(number, outcome);
        assertEq(rounds.struck(), id, "struck");
        assertEq(rounds.challenger(), address(this), "challenger");
    }

    /// @dev The same call with the right outcome fails at a proof, or at the root that it computes anew.
    function refutesNothing(uint256 number) external {
        puts(number);
        lead();
        try this.refutes(number, told.outcome) {
            assertTrue(false, "a right outcome was refuted");
        } catch (bytes memory reason) {
            bytes4 selector = bytes4(reason);
            assertTrue(
                selector == ChunkTree.NotInTree.selector || selector == IAggregationDispute.NothingRefuted.selector,
                "reason"
            );
        }
        assertEq(rounds.struck(), bytes32(0), "struck");
    }

    function refutes(uint256 number, IAiGapRounds.Outcome memory outcome) external {
        bytes32 step = SharedRefutations.step(json, number);
        uint256 index = SharedRefutations.uintOf(json, number, ".index");
        if (step == keccak256("Norm")) {
            dispute.refuteNorm(
                TASK,
                outcome,
                index,
                SharedRefutations.uintOf(json, number, ".rank"),
                leaf(number, ".before"),
                leaf(number, ".record"),
                leaf(number, ".chunk")
            );
        } else if (step == keccak256("Similarity")) {
            dispute.refuteSimilarity(TASK, outcome, index, similarity(number));
        } else if (step == keccak256("Selection")) {
            dispute.refuteSelection(TASK, outcome, leaf(number, ".totals"), leaf(number, ".similarities"));
        } else if (step == keccak256("Direction")) {
            dispute.refuteDirection(
                TASK,
                outcome,
                index,
                SharedRefutations.choice(json, number),
                SharedRefutations.leaves(json, number, given.updates.length),
                leaf(number, ".claimed")
            );
        } else if (step == keccak256("Velocity")) {
            dispute.refuteVelocity(
                TASK, outcome, index, leaf(number, ".last"), leaf(number, ".direction"), leaf(number, ".claimed")
            );
        } else if (step == keccak256("Model")) {
            dispute.refuteModel(
                TASK, outcome, index, leaf(number, ".base"), leaf(number, ".velocity"), leaf(number, ".claimed")
            );
        } else {
            assertEq(step, keccak256("Padding"), "step");
            dispute.refutePadding(
                TASK,
                outcome,
                IAggregationDispute.Tree(SharedRefutations.uintOf(json, number, ".tree")),
                index,
                SharedRefutations.wordOf(json, number, ".node"),
                SharedRefutations.siblingsOf(json, number, ".siblings")
            );
        }
    }

    function similarity(uint256 number) private view returns (IAggregationDispute.Similarity memory) {
        return IAggregationDispute.Similarity({
            left: SharedRefutations.uintOf(json, number, ".left"),
            right: SharedRefutations.uintOf(json, number, ".right"),
            before: leaf(number, ".before"),
            record: leaf(number, ".record"),
            totals: leaf(number, ".totals"),
            leftChunk: leaf(number, ".leftChunk"),
            rightChunk: leaf(number, ".rightChunk")
        });
    }

    function leaf(uint256 number, string memory key) private view returns (IAggregationDispute.Leaf memory) {
        return SharedRefutations.leaf(json, number, key);
    }

    /// @dev Plays the round that the recorded outcome is told of.
    function puts(uint256 number) private {
        bytes32 name = keccak256(bytes(SharedRefutations.round(json, number)));
        uint256 found;
        while (keccak256(bytes(vm.parseJsonString(roundsJson, SharedRounds.path(found, ".name")))) != name) {
            ++found;
        }
        given = SharedRounds.given(roundsJson, found);
        told = ReferenceRule.play(given);
        put();
    }
}
