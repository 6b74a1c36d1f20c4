// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Parameter} from "../../src/governance/INetworkParameters.sol";
import {IBeatMembers} from "../../src/random/IBeatMembers.sol";
import {IR2sElection} from "../../src/consensus/IR2sElection.sol";
import {GenesisSet} from "../support/GenesisSet.sol";
import {ProverCurve} from "../support/ProverCurve.sol";
import {ConsensusFixture} from "./ConsensusFixture.sol";

/// @title Elections with real VRF proofs: who wins, what is refused, and what leaves the validators as they are.
contract R2sElectionTest is ConsensusFixture {
    function setUp() external {
        deployNetwork(false);
        skip(1 hours);
    }

    // --- what holds ---

    function test_theBestElevenOfThirteenBecomeTheValidators() external {
        addNodes(13, 3_000 ether);
        openElection(1);
        submitNodes(1, 1, 13);
        (,, uint32[] memory nodes, uint256[] memory scores) = election.candidates();
        assertEq(nodes.length, 13);
        for (uint256 i = 1; i < 13; i++) {
            assertGe(scores[i - 1], scores[i]);
        }
        startEra(2);
        election.conclude(1);
        assertEq(validatorSet.size(), 11);
        for (uint256 i = 0; i < 13; i++) {
            assertEq(validatorSet.contains(validatorOf(nodes[i])), i < 11);
        }
        assertSetSound();
        assertEq(validatorSet.changedAt(), vm.getBlockNumber());
    }

    function test_theScoreIsTheProofsHashTheStakeAndTheCredit() external {
        addNode(1, 3_000 ether);
        addNode(2, 6_000 ether);
        addNode(3, 12_000 ether);
        addNode(4, 48_000 ether);
        openElection(1);
        submitNodes(1, 1, 4);
        (,, uint32[] memory nodes, uint256[] memory scores) = election.candidates();
        uint256[5] memory staked = [uint256(0), 250, 500, 1000, 1000];
        for (uint256 i = 0; i < 4; i++) {
            uint256 expected = 3 * staked[nodes[i]] + 2 * vrfScore(nodes[i], 1);
            assertEq(scores[i], expected);
        }
    }

    function test_batchesOfAnySizeAndOrderComeToTheSameList() external {
        addNodes(20, 3_000 ether);
        openElection(1);
        uint256 start = vm.snapshotState();
        submitNodes(1, 1, 20);
        (,, uint32[] memory whole,) = election.candidates();
        vm.revertToState(start);
        for (uint256 i = 20; i >= 1; i--) {
            submitNodes(1, i, i);
        }
        (,, uint32[] memory single,) = election.candidates();
        assertEq(keccak256(abi.encode(whole)), keccak256(abi.encode(single)));
        assertEq(whole.length, 16);
    }

    function test_submittingTwiceChangesNothing() external {
        addNodes(5, 3_000 ether);
        openElection(1);
        submitNodes(1, 1, 5);
        (,, uint32[] memory once,) = election.candidates();
        submitNodes(1, 2, 4);
        (,, uint32[] memory twice,) = election.candidates();
        assertEq(keccak256(abi.encode(once)), keccak256(abi.encode(twice)));
    }

    function test_anybodyCarriesAProofAndNobodyGainsByIt() external {
        addNodes(4, 3_000 ether);
        openElection(1);
        (uint32[] memory nodes, bytes memory keys, bytes memory proofs) = batchOf(1, 1, 4);
        vm.prank(address(0xf407));
        election.submit(nodes, keys, proofs);
        startEra(2);
        vm.prank(address(0xf407));
        election.conclude(1);
        for (uint256 i = 1; i <= 4; i++) {
            assertTrue(validatorSet.contains(validatorOf(i)));
        }
    }

    function test_whoLeftMeanwhileIsNotElected() external {
        addNodes(5, 3_000 ether);
        openElection(1);
        submitNodes(1, 1, 5);
        vm.prank(nodeAccount(3));
        staking.exit(3);
        startEra(2);
        election.conclude(1);
        assertEq(validatorSet.size(), 4);
        assertFalse(validatorSet.contains(validatorOf(3)));
    }

    function test_validatorsPostBeatsFromTheSecondEraAfterTheirElection() external {
        openGroup(0);
        addNodes(4, 3_000 ether);
        elect(1, 1, 4);
        assertEq(beatMembers.memberCount(2), 1, "the TEE worker, until the era ends");
        (address account,) = beatMembers.memberAt(2, 0);
        assertEq(account, workerAccount(0));
        assertEq(beatMembers.memberCount(3), 4);
        (uint32[] memory elected,) = best();
        for (uint256 i = 0; i < 4; i++) {
            bytes32 key;
            (account, key) = beatMembers.memberAt(3, i);
            assertEq(account, nodeAccount(elected[i]));
            assertEq(key, keccak256(nodeKey(elected[i])));
        }
        vm.expectRevert(abi.encodeWithSelector(IBeatMembers.MemberUnknown.selector, 3, 4));
        beatMembers.memberAt(3, 4);
        elect(4, 1, 4);
        assertEq(beatMembers.memberCount(2), 1, "an era that began never changes");
    }

    // --- the old set goes on ---

    function test_tooFewCandidatesLeaveTheOldSet() external {
        addNodes(3, 3_000 ether);
        openElection(1);
        submitNodes(1, 1, 3);
        startEra(2);
        vm.expectEmit(address(election));
        emit IR2sElection.ElectionFailed(1, 4, 3);
        election.conclude(1);
        assertEq(validatorSet.getValidators(), GenesisSet.addresses(4));
        vm.expectRevert(abi.encodeWithSelector(IR2sElection.NothingToConclude.selector, 1, 1));
        election.conclude(1);
    }

    function test_noProofsAtAllLeaveTheOldSet() external {
        addNodes(5, 3_000 ether);
        startEra(2);
        vm.expectRevert(abi.encodeWithSelector(IR2sElection.NothingToConclude.selector, 1, 0));
        election.conclude(1);
        assertEq(validatorSet.getValidators(), GenesisSet.addresses(4));
    }

    function test_aConclusionThatComesTooLateLeavesTheOldSet() external {
        addNodes(5, 3_000 ether);
        openElection(1);
        submitNodes(1, 1, 5);
        (uint256 closed,) = election.opening(2);
        vm.warp(closed);
        vm.expectRevert(abi.encodeWithSelector(IR2sElection.ConcludeTooLate.selector, 1, closed, closed));
        election.conclude(1);
        assertEq(validatorSet.getValidators(), GenesisSet.addresses(4));
        // and the next election starts from nothing
        submitNodes(2, 4, 5);
        (uint256 era,, uint32[] memory nodes,) = election.candidates();
        assertEq(era, 2);
        assertEq(nodes.length, 2);
    }

    function test_underTheBaselineNobodyStands() external {
        addNodes(5, 3_000 ether);
        setParameter(Parameter.CreditBaseline, 1);
        openElection(1);
        (uint32[] memory nodes, bytes memory keys, bytes memory proofs) = batchOf(1, 1, 5);
        vm.expectEmit(address(election));
        emit IR2sElection.CandidateRefused(1, 1);
        election.submit(nodes, keys, proofs);
        (,, uint32[] memory listed,) = election.candidates();
        assertEq(listed.length, 0);
    }

    // --- refusals ---

    function test_refusesProofsOutsideTheLastEpoch() external {
        addNodes(1, 3_000 ether);
        (uint256 from,) = election.opening(1);
        vm.warp(from);
        (uint32[] memory nodes, bytes memory keys, bytes memory proofs) = batchOf(1, 1, 1);
        vm.warp(from - 1);
        vm.expectRevert(abi.encodeWithSelector(IR2sElection.ElectionNotOpen.selector, 1, from, from - 1));
        election.submit(nodes, keys, proofs);
    }

    function test_refusesToAnswerWithoutABeat() external {
        addNodes(1, 3_000 ether);
        openElection(1);
        (uint32[] memory nodes, bytes memory keys, bytes memory proofs) = batchOf(1, 1, 1);
        (uint256 from,) = election.opening(1);
        uint256 number = (from - GENESIS) / 60;
        vm.mockCall(address(randomness), abi.encodeWithSignature("firstBeatFrom(uint256)", number), abi.encode(0));
        vm.expectRevert(abi.encodeWithSelector(IR2sElection.SeedMissing.selector, 1, number));
        election.submit(nodes, keys, proofs);
    }

    function test_refusesAProofForAnotherSeed() external {
        addNodes(4, 3_000 ether);
        openElection(1);
        (uint32[] memory nodes, bytes memory keys, bytes memory proofs) = batchOf(1, 1, 4);
        openElection(2);
        refused(nodes, keys, proofs); // a replay of era 1's
        (nodes, keys, proofs) = batchOf(2, 1, 4);
        vm.chainId(77);
        refused(nodes, keys, proofs);
    }

    function test_refusesAnothersProof() external {
        addNodes(2, 3_000 ether);
        openElection(1);
        (uint32[] memory nodes, bytes memory keys,) = batchOf(1, 1, 1);
        bytes memory foreign = proofOf(2, election.messageOf(1));
        refused(nodes, keys, foreign);
        // node 1 with the key and proof of node 2
        bytes memory key = nodeKey(2);
        vm.expectRevert(
            abi.encodeWithSelector(IR2sElection.KeyNotOfNode.selector, 1, keccak256(nodeKey(1)), keccak256(key))
        );
        election.submit(nodes, key, foreign);
    }

    function test_refusesMalformedPoints() external {
        addNodes(3, 3_000 ether);
        openElection(1);
        (uint32[] memory nodes, bytes memory keys, bytes memory proofs) = batchOf(1, 1, 1);
        refused(nodes, keys, ProverCurve.G1_OFF_SUBGROUP);
        refused(nodes, keys, new bytes(128));
        refused(nodes, keys, ProverCurve.negate(proofs));
        bytes memory bent = bytes.concat(proofs);
        bent[127] ^= 0x01;
        refused(nodes, keys, bent);
        // the same inside a batch
        bytes memory rest;
        (nodes, keys, rest) = batchOf(1, 1, 3);
        (,, bytes memory tail) = batchOf(1, 2, 3);
        refused(nodes, keys, bytes.concat(ProverCurve.G1_OFF_SUBGROUP, tail));
        refused(nodes, keys, bytes.concat(new bytes(128), tail));
        refused(nodes, keys, bytes.concat(bent, tail));
    }

    function test_refusesErrorsThatCancelOut() external {
        addNodes(2, 3_000 ether);
        openElection(1);
        (uint32[] memory nodes, bytes memory keys,) = batchOf(1, 1, 2);
        bytes32 message = election.messageOf(1);
        bytes memory shift = ProverCurve.g1(5);
        bytes memory first = ProverCurve.add(proofOf(1, message), shift);
        bytes memory second = ProverCurve.add(proofOf(2, message), ProverCurve.negate(shift));
        refused(nodes, keys, bytes.concat(first, second));
    }

    function test_refusesSwappedProofsInABatch() external {
        addNodes(2, 3_000 ether);
        openElection(1);
        (uint32[] memory nodes, bytes memory keys,) = batchOf(1, 1, 2);
        bytes32 message = election.messageOf(1);
        refused(nodes, keys, bytes.concat(proofOf(2, message), proofOf(1, message)));
    }

    function test_refusesLengthsThatDoNotFit() external {
        addNodes(2, 3_000 ether);
        openElection(1);
        (uint32[] memory nodes, bytes memory keys, bytes memory proofs) = batchOf(1, 1, 2);
        vm.expectRevert(abi.encodeWithSelector(IR2sElection.BatchLength.selector, 64, 0));
        election.submit(new uint32[](0), "", "");
        vm.expectRevert(abi.encodeWithSelector(IR2sElection.BatchLength.selector, 64, 65));
        election.submit(new uint32[](65), "", "");
        vm.expectRevert(abi.encodeWithSelector(IR2sElection.KeysLength.selector, 512, 513));
        election.submit(nodes, bytes.concat(keys, hex"00"), proofs);
        vm.expectRevert(abi.encodeWithSelector(IR2sElection.ProofsLength.selector, 256, 128));
        election.submit(nodes, keys, new bytes(128));
    }

    function test_aKeyChangedAfterTheSeedDoesNotCount() external {
        addNodes(1, 3_000 ether);
        openElection(2);
        bytes memory key = nodeKey(9);
        bytes memory possession = possessionOf(9, nodeAccount(1));
        vm.prank(nodeAccount(1));
        staking.changeVrfKey(1, key, possession);
        uint32[] memory nodes = new uint32[](1);
        nodes[0] = 1;
        bytes memory proof = proofOf(9, election.messageOf(2));
        vm.expectRevert(
            abi.encodeWithSelector(IR2sElection.KeyNotOfNode.selector, 1, keccak256(nodeKey(1)), keccak256(key))
        );
        election.submit(nodes, key, proof);
        submitNodes(2, 1, 1); // the old one does
    }

    function test_aNodeRegisteredAfterTheSeedDoesNotStand() external {
        openElection(1);
        addNodes(1, 3_000 ether);
        submitNodes(1, 1, 1);
        (,, uint32[] memory nodes,) = election.candidates();
        assertEq(nodes.length, 0);
    }

    function test_refusesToConcludeBeforeTheEraIsOver() external {
        addNodes(4, 3_000 ether);
        openElection(1);
        submitNodes(1, 1, 4);
        vm.warp(GENESIS + 2 * ERA - 1);
        vm.expectRevert(
            abi.encodeWithSelector(IR2sElection.ConcludeTooEarly.selector, 1, GENESIS + 2 * ERA, GENESIS + 2 * ERA - 1)
        );
        election.conclude(1);
    }

    function test_onlyConductVacates() external {
        vm.expectRevert(
            abi.encodeWithSelector(IR2sElection.OnlyConductVacates.selector, address(conduct), address(this))
        );
        election.vacate(address(0x1001));
        vm.expectRevert(abi.encodeWithSelector(IR2sElection.NoVacancy.selector, address(0x1001)));
        election.fill(address(0x1001));
    }

    // --- emergencies ---

    function test_aVacancyGoesToADrawnReserve() external {
        addNodes(14, 3_000 ether);
        elect(1, 1, 14);
        (uint32[] memory nodes,) = best();
        address dead = validatorOf(nodes[4]);
        vacateNow(dead);
        vm.expectPartialRevert(IR2sElection.VacancyWithoutBeat.selector);
        election.fill(dead);
        skip(61);
        election.fill(dead);
        assertEq(validatorSet.size(), 11);
        assertFalse(validatorSet.contains(dead));
        uint256 reserves;
        for (uint256 i = 11; i < 14; i++) {
            if (validatorSet.contains(validatorOf(nodes[i]))) reserves++;
        }
        assertEq(reserves, 1);
        assertSetSound();
        vm.expectRevert(abi.encodeWithSelector(IR2sElection.NoVacancy.selector, dead));
        election.fill(dead);
        assertEq(beatMembers.memberCount(3), 11);
    }

    function test_withoutReservesTheSetShrinksToTheSafeSizeAndNoFurther() external {
        addNodes(5, 3_000 ether);
        elect(1, 1, 5);
        vacateNow(validatorOf(1));
        skip(61);
        election.fill(validatorOf(1));
        assertEq(validatorSet.size(), 4);
        vacateNow(validatorOf(2));
        skip(61);
        vm.expectEmit(address(election));
        emit IR2sElection.VacancyClosed(validatorOf(2));
        election.fill(validatorOf(2));
        assertEq(validatorSet.size(), 4);
        assertTrue(validatorSet.contains(validatorOf(2)));
    }

    function test_whoLeavesIsReplacedAtAnybodysCall() external {
        addNodes(12, 3_000 ether);
        elect(1, 1, 12);
        (uint32[] memory nodes,) = best();
        address leaver = validatorOf(nodes[2]);
        vm.expectRevert(
            abi.encodeWithSelector(IR2sElection.OnlyConductVacates.selector, address(conduct), address(this))
        );
        election.vacate(leaver);
        vm.prank(nodeAccount(nodes[2]));
        staking.exit(nodes[2]);
        election.vacate(leaver);
        skip(61);
        election.vacate(leaver); // puts nothing off
        election.fill(leaver);
        assertFalse(validatorSet.contains(leaver));
        assertTrue(validatorSet.contains(validatorOf(nodes[11])));
        startEra(4);
        vm.prank(nodeAccount(nodes[2]));
        assertEq(staking.withdraw(nodes[2]), 3_000 ether);
    }

    function test_aVacancyEndsWithTheNextElection() external {
        addNodes(5, 3_000 ether);
        elect(1, 1, 5);
        vacateNow(validatorOf(1));
        elect(2, 1, 5);
        vm.expectRevert(abi.encodeWithSelector(IR2sElection.NoVacancy.selector, validatorOf(1)));
        election.fill(validatorOf(1));
        assertTrue(validatorSet.contains(validatorOf(1)));
        vacateNow(validatorOf(1)); // and it can be convicted again
        skip(61);
        election.fill(validatorOf(1));
        assertFalse(validatorSet.contains(validatorOf(1)));
    }

    // --- properties ---

    /// forge-config: default.fuzz.runs = 24
    /// @dev The list is what a plain sort of all candidates would begin with, however they come in.
    function testFuzz_theListIsThatOfASort(bytes32 seed, uint256 count) external {
        count = bound(count, 1, 24);
        for (uint256 i = 1; i <= count; i++) {
            uint256 stake = bound(uint256(keccak256(abi.encode(seed, i))), 3_000 ether, 13_000 ether);
            addNode(i, uint96(stake / 1_000 ether * 1_000 ether));
        }
        openElection(1);
        uint256 next = 1;
        while (next <= count) {
            uint256 last = next + uint256(keccak256(abi.encode(seed, "batch", next))) % 5;
            if (last > count) last = count;
            submitNodes(1, next, last);
            next = last + 1;
        }
        (,, uint32[] memory nodes, uint256[] memory scores) = election.candidates();
        assertEq(nodes.length, count < 16 ? count : 16);
        for (uint256 i = 0; i < nodes.length; i++) {
            uint256 better;
            for (uint256 other = 1; other <= count; other++) {
                if (isBetter(other, nodes[i])) better++;
            }
            assertEq(better, i, "a candidate is not at the place that a sort gives it");
            assertEq(scores[i], scoreOf(nodes[i]));
        }
    }

    function isBetter(uint256 one, uint256 other) private view returns (bool) {
        if (one == other) return false;
        if (scoreOf(one) != scoreOf(other)) return scoreOf(one) > scoreOf(other);
        return outputOf(one, 1) < outputOf(other, 1);
    }

    function scoreOf(uint256 i) private view returns (uint256) {
        uint256 staked = 1000 * uint256(staking.node(uint32(i)).stake) / 12_000 ether;
        return 3 * (staked > 1000 ? 1000 : staked) + 2 * vrfScore(i, 1);
    }

    function vrfScore(uint256 i, uint256 era) private view returns (uint256) {
        return 1000 - (uint256(outputOf(i, era)) >> 128) * 1001 / 2 ** 128;
    }

    /// @dev R by the formats page: the flag bits of a compressed point, compared in the plain way.
    function outputOf(uint256 i, uint256 era) private view returns (bytes32) {
        bytes memory proof = proofOf(i, election.messageOf(era));
        bytes memory negated = ProverCurve.negate(proof);
        bytes memory compressed = new bytes(48);
        for (uint256 k = 0; k < 48; k++) {
            compressed[k] = proof[16 + k];
        }
        bool larger;
        for (uint256 k = 80; k < 128; k++) {
            if (proof[k] == negated[k]) continue;
            larger = proof[k] > negated[k];
            break;
        }
        compressed[0] |= larger ? bytes1(0xa0) : bytes1(0x80);
        return sha256(bytes.concat("CESS-R2S-P2H", compressed));
    }

    function best() private view returns (uint32[] memory nodes, uint256[] memory scores) {
        (,, nodes, scores) = election.candidates();
    }

    function vacateNow(address validator) private {
        vm.prank(address(conduct));
        election.vacate(validator);
    }

    function refused(uint32[] memory nodes, bytes memory keys, bytes memory proofs) private {
        vm.expectPartialRevert(IR2sElection.ElectionProofRejected.selector);
        election.submit(nodes, keys, proofs);
    }
}
