// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IAggregationDispute} from "../../src/ai/IAggregationDispute.sol";
import {IAiGapDemands} from "../../src/ai/IAiGapDemands.sol";
import {IAiGapRounds} from "../../src/ai/IAiGapRounds.sol";
import {IAiGapTasks} from "../../src/ai/IAiGapTasks.sol";
import {AiGapFixture} from "./AiGapFixture.sol";
import {ReferenceRule} from "./ReferenceRule.sol";
import {Trees} from "./Trees.sol";

/// @title Real updates, real outcomes: four of five vote for what they made up, and one who computed shows it.
contract AiGapScenarioTest is AiGapFixture {
    uint32 private constant ALL = 31;

    ReferenceRule.Given private given;
    ReferenceRule.Played private honest;

    function setUp() external {
        deployAi();
        IAiGapTasks.Terms memory wanted = terms();
        given.base = random("base", 2 ** 20);
        wanted.model = Trees.rootOf(given.base);
        (given.components, given.f, given.gate) = (COMPONENTS, 1, true);
        (given.momentum, given.rate) = (58_982, 65_536);
        given.lastDirection = new int256[](192);
        given.lastVelocity = new int256[](192);
        begin(wanted);
    }

    function test_aBadMajorityIsBeatenByOneHonestChallenger() external {
        playUpdates();
        // they add a backdoor to one component of the model and know that they are four of five
        int256[] memory forged = honest.model;
        forged[70] += 1_000;
        IAiGapRounds.Outcome memory bad = honest.outcome;
        bad.model = Trees.rootOf(forged);
        toChallenge(15, bad, 16, play().outcome);
        assertEq(leader(), idOf(bad));
        vm.prank(challenger);
        aiDispute.refuteModel(
            task, bad, 1, Trees.leafOf(given.base, 1), Trees.leafOf(honest.velocity, 1), Trees.leafOf(forged, 1)
        );
        IAiGapRounds.Outcome memory right = play().outcome;
        assertEq(leader(), idOf(right), "what one of five computed leads");
        conclude(right);
        assertEq(models().base, right.model);
        assertEq(vault.balanceOf(challenger), FUNDED + 2 * STAKE);
        assertEq(earnedOf(4), BOUNTY / 2 + 2 * STAKE);
        for (uint256 seat; seat < 4; ++seat) {
            assertEq(stakeOf(seat) + earnedOf(seat), 0);
        }
        escrowAddsUp();
    }

    function test_aMajorityThatShowsNothingIsBeatenByDemands() external {
        playUpdates();
        IAiGapRounds.Outcome memory bad = honest.outcome;
        (bad.direction, bad.velocity, bad.model) = ("nobody", "knows", "these");
        toChallenge(15, bad, 16, honest.outcome);
        IAiGapDemands.Node memory root = IAiGapDemands.Node(IAiGapDemands.Tree.Model, 0, 0, 0);
        vm.prank(challenger);
        bytes32 id = aiDemands.demand(task, bad, root, "these", new bytes32[](0));
        skip(WINDOW + 1);
        aiDemands.expire(id);
        conclude(honest.outcome);
        assertEq(models().base, honest.outcome.model);
        assertEq(vault.escrowOf(address(aiDemands)), 0);
    }

    function test_aRoundThatFailedIsPlayedAgainWithoutTheLiars() external {
        playUpdates();
        IAiGapRounds.Outcome memory bad = honest.outcome;
        bad.contributions ^= 3 << 8;
        toChallenge(15, bad); // seat 4 has crashed and does not vote
        IAggregationDispute.Leaf memory totals = Trees.leafOf(honest.normRecords, 2);
        IAggregationDispute.Leaf memory last = Trees.leafOf(honest.similarityRecords, 2);
        vm.prank(challenger);
        aiDispute.refuteSelection(task, bad, totals, last);
        isIn(IAiGapRounds.Phase.Commit);
        assertEq(aiRounds.roundOf(task).active, 16);
        assertEq(models().base, Trees.rootOf(given.base), "a failed round changes nothing");
    }

    function test_twoHonestRoundsOfRealVectors() external {
        for (uint256 round; round < 2; ++round) {
            playUpdates();
            toChallenge(ALL, honest.outcome);
            conclude(honest.outcome);
            (given.base, given.lastDirection, given.lastVelocity) = (honest.model, honest.direction, honest.velocity);
        }
        isIn(IAiGapRounds.Phase.Final);
        assertEq(models().base, Trees.rootOf(given.base));
        claimAll(5);
        assertEq(vault.escrowOf(address(aiRewards)), 0, "nothing is stuck");
    }

    /// @dev Commits, reveals and vouches for five updates, the last of which is an attacker's, and computes the outcome.
    function playUpdates() private {
        delete given.updates;
        for (uint256 seat; seat < 5; ++seat) {
            given.updates
                .push(
                    random(
                        string.concat(vm.toString(seat), vm.toString(number())),
                        seat == 3 ? int256(2 ** 19) : int256(6_000)
                    )
                );
        }
        given.included = ALL;
        for (uint256 seat; seat < 5; ++seat) {
            bytes32 root = Trees.rootOf(given.updates[seat]);
            bytes32 commitment = aiRounds.updateCommitment(task, number(), seat, root, "fid", SALT);
            vm.prank(participant(seat));
            aiRounds.commit(task, seat, commitment);
        }
        aiRounds.poke(task);
        for (uint256 seat; seat < 5; ++seat) {
            bytes32 root = Trees.rootOf(given.updates[seat]);
            vm.prank(participant(seat));
            aiRounds.reveal(task, seat, root, "fid", SALT);
        }
        aiRounds.poke(task);
        for (uint256 seat; seat < 5; ++seat) {
            vouch(seat, ALL);
        }
        aiRounds.poke(task);
        honest = play();
    }

    function play() private view returns (ReferenceRule.Played memory) {
        return ReferenceRule.play(given);
    }

    function random(string memory what, int256 most) private pure returns (int256[] memory vector) {
        vector = new int256[](192);
        for (uint256 j; j < COMPONENTS; ++j) {
            vector[j] = int256(uint256(keccak256(abi.encode(what, j))) >> 128) % (2 * most) - most;
        }
    }
}
