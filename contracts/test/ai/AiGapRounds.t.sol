// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IAiGapRewards} from "../../src/ai/IAiGapRewards.sol";
import {IAiGapRounds} from "../../src/ai/IAiGapRounds.sol";
import {IAiGapTasks} from "../../src/ai/IAiGapTasks.sol";
import {AiGapFixture} from "./AiGapFixture.sol";

/// @title The state machine: what moves it, what it refuses, and what becomes of those who stay away or lie.
contract AiGapRoundsTest is AiGapFixture {
    uint32 private constant ALL = 31;

    function setUp() external {
        deployAi();
    }

    function test_twoRoundsToFinal() external {
        begin(terms());
        playRound(ALL);
        isIn(IAiGapRounds.Phase.Commit);
        assertEq(number(), 2);
        IAiGapRounds.Outcome memory last = playRound(ALL);
        isIn(IAiGapRounds.Phase.Final);
        IAiGapRounds.Models memory now_ = models();
        assertEq(now_.base, last.model);
        assertEq(now_.direction, last.direction);
        assertEq(now_.velocity, last.velocity);
        assertEq(leader(), idOf(last));
        assertEq(ballot().contributed, ALL);
        escrowAddsUp();
        claimAll(5);
        for (uint256 seat; seat < 5; ++seat) {
            assertEq(vault.balanceOf(participant(seat)), FUNDED + BOUNTY / 5, "an equal share and the stake");
        }
        assertEq(vault.escrowOf(address(aiRewards)), 0, "nothing is stuck");
    }

    function test_fewerThanTheMinimumGetEverythingBack() external {
        create(terms());
        join(0);
        join(1);
        vm.expectPartialRevert(IAiGapRounds.PhaseOpen.selector);
        aiRounds.poke(task);
        next();
        isIn(IAiGapRounds.Phase.Failed);
        assertEq(vault.balanceOf(creator), 100 * FUNDED);
        claimAll(2);
        assertEq(vault.balanceOf(participant(0)), FUNDED);
        assertEq(vault.escrowOf(address(aiRewards)), 0);
        vm.expectPartialRevert(IAiGapRounds.PhaseWrong.selector);
        aiRounds.poke(task);
        enrol(2);
        vm.prank(participant(2));
        vm.expectPartialRevert(IAiGapRounds.PhaseWrong.selector);
        aiTasks.join(task, 0);
    }

    function test_aSecondFailureInARowRefundsWhatWasNotEarned() external {
        begin(terms());
        playRound(ALL);
        uint256 earned = BOUNTY / 2;
        next(); // nobody commits
        isIn(IAiGapRounds.Phase.Commit);
        assertEq(number(), 3);
        next();
        isIn(IAiGapRounds.Phase.Failed);
        assertEq(vault.balanceOf(creator), 100 * FUNDED - earned);
        claimAll(5);
        assertEq(vault.balanceOf(participant(3)), FUNDED + earned / 5);
        assertEq(vault.escrowOf(address(aiRewards)), 0);
    }

    function test_halfOfTheBountyGoesByContribution() external {
        begin(terms());
        toAggregate(15);
        IAiGapRounds.Outcome memory outcome = outcomeOf("honest");
        outcome.contributions = 2 | 4 << 8 | 4 << 16 | 30 << 24; // 30 counts as 6 of 16
        toChallenge(31, outcome);
        conclude(outcome);
        assertEq(earnedOf(0), BOUNTY / 4 / 4 + BOUNTY / 4 * 2 / 16);
        assertEq(earnedOf(1), BOUNTY / 4 / 4 + BOUNTY / 4 * 4 / 16);
        assertEq(earnedOf(3), BOUNTY / 4 / 4 + BOUNTY / 4 * 6 / 16);
        assertEq(earnedOf(4), 0, "a vote without an update");
    }

    function test_aFailureBetweenRoundsIsForgotten() external {
        IAiGapTasks.Terms memory given = terms();
        given.plan.rounds = 3;
        begin(given);
        next();
        playRound(ALL);
        next();
        isIn(IAiGapRounds.Phase.Commit);
        playRound(ALL);
        playRound(ALL);
        isIn(IAiGapRounds.Phase.Final);
    }

    function test_whoStaysAwayHoldsNobodyUp() external {
        begin(terms());
        toAggregate(7); // seats 3 and 4 skip
        IAiGapRounds.Outcome memory outcome = outcomeOf("honest");
        toChallenge(15, outcome); // 3 votes without an update of its own
        conclude(outcome);
        assertEq(earnedOf(0), BOUNTY / 2 / 3 / 2 * 2);
        assertEq(earnedOf(3), 0);
        assertEq(stakeOf(4), STAKE);
        playRound(ALL);
        isIn(IAiGapRounds.Phase.Final);
    }

    function test_aCommitmentThatIsNotRevealedCostsATwentieth() external {
        begin(terms());
        for (uint256 seat; seat < 5; ++seat) {
            commit(seat);
        }
        aiRounds.poke(task); // all have acted
        for (uint256 seat; seat < 4; ++seat) {
            reveal(seat);
        }
        next();
        assertEq(stakeOf(4), STAKE - STAKE / 20);
        assertEq(aiRewards.potOf(task).fines, STAKE / 20);
        vm.prank(participant(4));
        vm.expectPartialRevert(IAiGapRounds.PhaseWrong.selector);
        aiRounds.reveal(task, 4, "root", "fid", SALT);
        // it may still vouch, but nobody may vouch for it
        vm.prank(participant(4));
        vm.expectRevert(abi.encodeWithSelector(IAiGapRounds.NotRevealed.selector, task, 16));
        aiRounds.vouch(task, 4, 31);
        vouch(4, 15);
        next();
        assertEq(aiRounds.roundOf(task).included, 15);
    }

    function test_includedIsWhatMoreThanHalfOfTheAnswersVouchFor() external {
        begin(terms());
        for (uint256 seat; seat < 5; ++seat) {
            commit(seat);
        }
        aiRounds.poke(task);
        for (uint256 seat; seat < 5; ++seat) {
            reveal(seat);
        }
        aiRounds.poke(task);
        vouch(0, 15);
        vouch(1, 7);
        vouch(2, 11);
        vouch(3, 31);
        next();
        // 4 answers: 0 and 1 have four, 2 has three, 3 has three, 4 has one
        assertEq(aiRounds.roundOf(task).included, 15);
    }

    function test_vouchersOfTheLastRoundDoNotCount() external {
        begin(terms());
        playRound(ALL);
        for (uint256 seat; seat < 5; ++seat) {
            commit(seat);
        }
        aiRounds.poke(task);
        for (uint256 seat; seat < 5; ++seat) {
            reveal(seat);
        }
        aiRounds.poke(task);
        vouch(0, 7);
        next();
        assertEq(aiRounds.roundOf(task).included, 7);
    }

    function test_moreThanTwoThirdsHaveToAgree() external {
        begin(terms());
        toAggregate(ALL);
        toChallenge(7, outcomeOf("honest"), 24, outcomeOf("other")); // 3 of 5
        isIn(IAiGapRounds.Phase.Commit);
        assertEq(number(), 2);
        toAggregate(ALL);
        toChallenge(15, outcomeOf("honest"), 16, outcomeOf("other")); // 4 of 5
        isIn(IAiGapRounds.Phase.Challenge);
        assertEq(leader(), idOf(outcomeOf("honest")));
    }

    function test_whoeverVotedForARefutedOutcomeLosesItsStake() external {
        begin(terms());
        toAggregate(ALL);
        IAiGapRounds.Outcome memory bad = outcomeOf("bad");
        IAiGapRounds.Outcome memory honest = outcomeOf("honest");
        toChallenge(15, bad, 16, honest);
        uint256 before = vault.balanceOf(challenger);
        strike(bad);
        assertEq(vault.balanceOf(challenger) - before, 2 * STAKE, "half of four stakes");
        assertEq(stakeOf(0), 0);
        assertEq(stakeOf(4), STAKE);
        assertEq(leader(), idOf(honest), "one honest vote leads");
        isIn(IAiGapRounds.Phase.Challenge);
        vm.expectPartialRevert(IAiGapRounds.PhaseOpen.selector);
        aiRounds.conclude(task, honest);
        vm.warp(aiRounds.roundOf(task).deadline + 1);
        vm.expectPartialRevert(IAiGapRounds.NotLeading.selector);
        aiRounds.conclude(task, bad);
        conclude(honest);
        assertEq(earnedOf(4), BOUNTY / 2 + 2 * STAKE, "the only honest one earns the round and the fines");
        assertEq(earnedOf(0), 0);
        assertEq(aiRounds.roundOf(task).active, 16);
        escrowAddsUp();
    }

    function test_withNoOutcomeLeftTheRoundFails() external {
        begin(terms());
        toAggregate(ALL);
        toChallenge(15, outcomeOf("bad"));
        strike(outcomeOf("bad"));
        isIn(IAiGapRounds.Phase.Commit);
        assertEq(aiRounds.roundOf(task).expected, 16, "liars play no more");
        next();
        isIn(IAiGapRounds.Phase.Failed);
        assertEq(vault.balanceOf(GOVERNOR), 2 * STAKE, "fines do not go to the creator");
        assertEq(vault.balanceOf(creator), 100 * FUNDED);
        claimAll(5);
        assertEq(vault.escrowOf(address(aiRewards)), 0);
    }

    function test_ofTwoRemainingOutcomesWithEqualVotesTheSmallerIdLeads() external {
        IAiGapTasks.Terms memory given = terms();
        given.plan.maximum = 7;
        given.plan.f = 0;
        begin(given);
        toAggregate(127);
        for (uint256 seat; seat < 7; ++seat) {
            commitVote(seat, outcomeOf(nameOf(seat)));
        }
        next();
        for (uint256 seat; seat < 7; ++seat) {
            vote(seat, outcomeOf(nameOf(seat)));
        }
        aiRounds.poke(task);
        strike(outcomeOf("bad"));
        (bytes32 one, bytes32 other) = (idOf(outcomeOf("one")), idOf(outcomeOf("other")));
        assertEq(leader(), one < other ? one : other);
    }

    function nameOf(uint256 seat) private pure returns (string memory) {
        return seat < 5 ? "bad" : seat == 5 ? "one" : "other";
    }

    function test_aCommitteeIsDrawnAfterTheReveal() external {
        IAiGapTasks.Terms memory given = terms();
        given.plan.committee = 3;
        begin(given);
        toAggregate(ALL);
        uint32 committee = ballot().committee;
        assertEq(count(committee), 3);
        assertEq(aiRounds.roundOf(task).expected, committee);
        IAiGapRounds.Outcome memory outcome = outcomeOf("honest");
        uint256 outside;
        while (committee >> outside & 1 != 0) ++outside;
        vm.prank(participant(outside));
        vm.expectRevert(
            abi.encodeWithSelector(IAiGapRounds.SeatNotExpected.selector, task, IAiGapRounds.Phase.Aggregate, outside)
        );
        aiRounds.commitVote(task, outside, "vote");
        toChallenge(committee, outcome);
        conclude(outcome);
        assertEq(earnedOf(outside), BOUNTY / 2 / 5, "whoever had no vote is paid for its update");
        next(); // a failed round
        toAggregate(ALL);
        assertEq(ballot().committee, ALL, "after a failure everybody votes");
    }

    function test_anEarlyPokeWaitsForTheBeatOfTheCommittee() external {
        IAiGapTasks.Terms memory given = terms();
        given.plan.committee = 3;
        begin(given);
        for (uint256 seat; seat < 5; ++seat) {
            commit(seat);
        }
        aiRounds.poke(task);
        for (uint256 seat; seat < 5; ++seat) {
            reveal(seat);
        }
        aiRounds.poke(task);
        for (uint256 seat; seat < 5; ++seat) {
            vouch(seat, ALL);
        }
        vm.expectPartialRevert(IAiGapRounds.PhaseOpen.selector);
        aiRounds.poke(task);
        skip(60);
        aiRounds.poke(task);
        isIn(IAiGapRounds.Phase.Aggregate);
        assertEq(count(ballot().committee), 3);
    }

    function test_refusesWhoIsNotToActNow() external {
        begin(terms());
        bytes32 commitment = aiRounds.updateCommitment(task, 1, 0, "root", "fid", SALT);
        vm.expectRevert(
            abi.encodeWithSelector(IAiGapRounds.OnlySeatHolder.selector, task, 0, participant(0), address(this))
        );
        aiRounds.commit(task, 0, commitment);
        vm.startPrank(participant(0));
        vm.expectRevert(abi.encodeWithSelector(IAiGapRounds.SeatOutOfRange.selector, 31, 32));
        aiRounds.commit(task, 32, commitment);
        vm.expectRevert(abi.encodeWithSelector(IAiGapRounds.EmptyWord.selector, "commitment"));
        aiRounds.commit(task, 0, 0);
        aiRounds.commit(task, 0, commitment);
        vm.expectRevert(abi.encodeWithSelector(IAiGapRounds.SeatHasActed.selector, task, IAiGapRounds.Phase.Commit, 0));
        aiRounds.commit(task, 0, commitment);
        vm.expectRevert(
            abi.encodeWithSelector(
                IAiGapRounds.PhaseWrong.selector, task, IAiGapRounds.Phase.Reveal, IAiGapRounds.Phase.Commit
            )
        );
        aiRounds.reveal(task, 0, "root", "fid", SALT);
        vm.stopPrank();
        commit(1);
        commit(2);
        skip(WINDOW + 1);
        uint256 deadline = aiRounds.roundOf(task).deadline;
        vm.prank(participant(3));
        vm.expectRevert(abi.encodeWithSelector(IAiGapRounds.PhaseOver.selector, task, deadline, vm.getBlockTimestamp()));
        aiRounds.commit(task, 3, commitment);
        aiRounds.poke(task);
        vm.prank(participant(3));
        vm.expectRevert(
            abi.encodeWithSelector(IAiGapRounds.SeatNotExpected.selector, task, IAiGapRounds.Phase.Reveal, 3)
        );
        aiRounds.reveal(task, 3, "root", "fid", SALT);
        bytes32 other = aiRounds.updateCommitment(task, 1, 0, "root", "fid", "salt");
        vm.prank(participant(0));
        vm.expectRevert(abi.encodeWithSelector(IAiGapRounds.CommitmentMismatch.selector, task, 0, commitment, other));
        aiRounds.reveal(task, 0, "root", "fid", "salt");
    }

    function test_aCopiedCommitmentCannotBeRevealed() external {
        begin(terms());
        commit(0);
        bytes32 copied = aiRounds.updateCommitment(task, 1, 0, rootOf(0), fidOf(0), SALT);
        vm.prank(participant(1));
        aiRounds.commit(task, 1, copied);
        commit(2);
        next();
        reveal(0);
        (bytes32 root, bytes32 fid) = (rootOf(0), fidOf(0));
        vm.prank(participant(1));
        vm.expectPartialRevert(IAiGapRounds.CommitmentMismatch.selector);
        aiRounds.reveal(task, 1, root, fid, SALT);
    }

    function test_aVoteNamesWhatTheRoundIncluded() external {
        begin(terms());
        toAggregate(ALL);
        IAiGapRounds.Outcome memory outcome = outcomeOf("honest");
        outcome.included = 15;
        commitVote(0, outcome);
        next();
        vm.prank(participant(0));
        vm.expectRevert(abi.encodeWithSelector(IAiGapRounds.IncludedMismatch.selector, task, 31, 15));
        aiRounds.vote(task, 0, outcome, SALT);
    }

    function test_aVoteCannotBeCopied() external {
        begin(terms());
        toAggregate(ALL);
        IAiGapRounds.Outcome memory outcome = outcomeOf("honest");
        commitVote(0, outcome);
        bytes32 copied = aiRounds.voteCommitment(task, 1, 0, idOf(outcome), SALT);
        vm.prank(participant(1));
        aiRounds.commitVote(task, 1, copied);
        next();
        vote(0, outcome);
        vm.prank(participant(1));
        vm.expectPartialRevert(IAiGapRounds.CommitmentMismatch.selector);
        aiRounds.vote(task, 1, outcome, SALT);
    }

    function test_onlyTheNetworksContractsMayWrite() external {
        begin(terms());
        IAiGapTasks.Terms memory given = terms();
        vm.startPrank(participant(0));
        vm.expectPartialRevert(IAiGapRounds.OnlyAiGapTasks.selector);
        aiRounds.open(9, given.plan, given.windows, MODEL);
        vm.expectPartialRevert(IAiGapRounds.OnlyAiGapTasks.selector);
        aiRounds.seat(task, participant(0));
        vm.expectPartialRevert(IAiGapRounds.OnlyAiGapTasks.selector);
        aiRounds.unseat(task, 0, participant(0));
        vm.expectPartialRevert(IAiGapRounds.OnlyAiGapDisputes.selector);
        aiRounds.strike(task, 0, participant(0));
        vm.expectPartialRevert(IAiGapRounds.OnlyAiGapDisputes.selector);
        aiRounds.expel(task, 0, participant(0), true);
        vm.expectPartialRevert(IAiGapRounds.OnlyAiGapDisputes.selector);
        aiRounds.hold(task, true);
        vm.expectPartialRevert(IAiGapRewards.OnlyAiGap.selector);
        aiRewards.fund(9, participant(1), 1, 1);
        vm.expectPartialRevert(IAiGapRewards.OnlyAiGap.selector);
        aiRewards.stake(task, 0, participant(1));
        vm.expectPartialRevert(IAiGapRewards.OnlyAiGap.selector);
        aiRewards.unstake(task, 0, participant(0));
        vm.expectPartialRevert(IAiGapRewards.OnlyAiGap.selector);
        aiRewards.fine(task, 1);
        vm.expectPartialRevert(IAiGapRewards.OnlyAiGap.selector);
        aiRewards.slash(task, 1, participant(0));
        vm.expectPartialRevert(IAiGapRewards.OnlyAiGap.selector);
        aiRewards.pay(task, 1, 1, 1, 1);
        vm.expectPartialRevert(IAiGapRewards.OnlyAiGap.selector);
        aiRewards.close(task);
        vm.expectRevert(abi.encodeWithSelector(IAiGapRewards.SeatHasNothing.selector, task, 0));
        aiRewards.claim(task, 0); // a stake stays until the end
        vm.expectRevert(abi.encodeWithSelector(IAiGapRounds.TaskUnknown.selector, 77));
        aiRounds.poke(77);
        vm.stopPrank();
    }

    function test_thirtyTwoSeats() external {
        IAiGapTasks.Terms memory given = terms();
        given.plan.maximum = 32;
        given.plan.f = 1;
        given.plan.rounds = 1;
        begin(given);
        playRound(type(uint32).max);
        isIn(IAiGapRounds.Phase.Final);
        claimAll(32);
        assertEq(vault.escrowOf(address(aiRewards)), 0);
        assertEq(vault.balanceOf(participant(31)), FUNDED + BOUNTY / 32);
    }

    function count(uint256 set) private pure returns (uint256 bits) {
        for (; set != 0; set &= set - 1) {
            ++bits;
        }
    }
}
