// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IBeats} from "../../src/random/IBeats.sol";
import {ProverCurve} from "../support/ProverCurve.sol";
import {ProverNetwork} from "../support/ProverNetwork.sol";

/// @title Beats of three members on the devnet profile: beats of 2 s, windows of 4 s, days of 20 s with a tail of 4 s.
contract BeatsTest is ProverNetwork {
    uint256 private constant MEMBERS = 3;

    function setUp() external {
        deployNetwork("devnet");
        openGroup(0, 1);
        join(0, 2);
        openGroup(1, 3);
    }

    // --- what holds ---

    function test_beginsWithTheGenesisValue() external view {
        (uint256 number, bytes32 beat) = beats.latest();
        assertEq(number, 0);
        assertEq(beat, keccak256(abi.encode(block.chainid, address(beats))));
    }

    function test_messageNamesChainContractNumberAndPreviousBeat() external {
        (, bytes32 genesis) = beats.latest();
        assertEq(beats.messageFor(7), keccak256(abi.encode(block.chainid, address(beats), 7, genesis)));
        bytes32 first = postInTime(1, MEMBERS);
        assertEq(beats.messageFor(7), keccak256(abi.encode(block.chainid, address(beats), 7, first)));
    }

    function test_aBeatHashesThePreviousOneAndTheProof() external {
        (, bytes32 genesis) = beats.latest();
        vm.warp(opensAt(1));
        bytes memory proof = beatProof(workerFor(1, MEMBERS), beats.messageFor(1));
        bytes32 beat = postNow(1, MEMBERS);
        assertEq(beat, keccak256(abi.encode(genesis, proof)));
        (uint256 number, bytes32 latest) = beats.latest();
        assertEq(number, 1);
        assertEq(latest, beat);
    }

    function test_membersTakeTurns() external view {
        for (uint256 number = 1; number < 10; ++number) {
            assertEq(workerFor(number, MEMBERS), number % MEMBERS + 1);
        }
    }

    function test_anybodyMayCarryABeat() external {
        vm.warp(opensAt(1));
        uint256 worker = workerFor(1, MEMBERS);
        bytes memory proof = beatProof(worker, beats.messageFor(1));
        bytes memory key = vrfKeyOf(worker);
        vm.prank(address(0xCA11));
        vm.expectEmit(true, true, false, false, address(beats));
        emit IBeats.BeatPosted(1, accountOf(worker), 0);
        beats.post(1, key, proof);
    }

    function test_aBeatMayComeOneIntervalLate() external {
        vm.warp(opensAt(3) - 1);
        postNow(1, MEMBERS);
    }

    function test_beatNumbersCountIntervalsFromGenesis() external view {
        assertEq(beats.beatNumberAt(GENESIS), 0);
        assertEq(beats.beatNumberAt(GENESIS + 1), 0);
        assertEq(beats.beatNumberAt(GENESIS + 2), 1);
    }

    // --- refusals ---

    function test_refusesAnEarlyBeat() external {
        vm.warp(opensAt(1) - 1);
        _expectPostRefused(1, abi.encodeWithSelector(IBeats.BeatNotDue.selector, 1, opensAt(1), opensAt(1) - 1));
    }

    function test_refusesALateBeat() external {
        vm.warp(opensAt(3));
        _expectPostRefused(1, abi.encodeWithSelector(IBeats.BeatTooLate.selector, 1, opensAt(3), opensAt(3)));
    }

    function test_refusesAReplay() external {
        vm.warp(opensAt(1));
        uint256 worker = workerFor(1, MEMBERS);
        bytes memory proof = beatProof(worker, beats.messageFor(1));
        beats.post(1, vrfKeyOf(worker), proof);
        bytes memory key = vrfKeyOf(worker);
        vm.expectRevert(abi.encodeWithSelector(IBeats.BeatNotNew.selector, 1, 1));
        beats.post(1, key, proof);
    }

    function test_refusesBeatsOutOfOrder() external {
        postInTime(2, MEMBERS);
        _expectPostRefused(1, abi.encodeWithSelector(IBeats.BeatNotNew.selector, 2, 1));
    }

    function test_refusesBeatZero() external {
        _expectPostRefused(0, abi.encodeWithSelector(IBeats.BeatNotNew.selector, 0, 0));
    }

    function test_refusesTheKeyOfAnotherMember() external {
        vm.warp(opensAt(1));
        bytes memory key = vrfKeyOf(1); // beat 1 is worker 2's
        bytes memory proof = beatProof(1, beats.messageFor(1));
        vm.expectRevert(abi.encodeWithSelector(IBeats.VrfKeyMismatch.selector, keccak256(vrfKeyOf(2)), keccak256(key)));
        beats.post(1, key, proof);
    }

    function test_refusesTheProofOfAnotherMember() external {
        vm.warp(opensAt(1));
        _expectProofRefused(1, beatProof(1, beats.messageFor(1)));
    }

    function test_refusesTheProofOfAnotherNumber() external {
        vm.warp(opensAt(1));
        _expectProofRefused(1, beatProof(2, beats.messageFor(4)));
    }

    function test_refusesAProofOverAStaleBeat() external {
        bytes memory early = beatProof(workerFor(2, MEMBERS), beats.messageFor(2));
        postInTime(1, MEMBERS);
        vm.warp(opensAt(2));
        _expectProofRefused(2, early);
    }

    function test_refusesAnotherChain() external {
        vm.warp(opensAt(1));
        bytes memory proof = beatProof(2, beats.messageFor(1));
        vm.chainId(4711);
        _expectProofRefused(1, proof);
    }

    function test_refusesANegatedProof() external {
        vm.warp(opensAt(1));
        _expectProofRefused(1, ProverCurve.negate(beatProof(2, beats.messageFor(1))));
    }

    function test_refusesProofsThatAreNoPoint() external {
        vm.warp(opensAt(1));
        _expectProofRefused(1, new bytes(128));
        _expectProofRefused(1, ProverCurve.G1_OFF_SUBGROUP);
        _expectProofRefused(1, ProverCurve.add(beatProof(2, beats.messageFor(1)), ProverCurve.G1_OFF_SUBGROUP));
        _expectProofRefused(1, "");
        _expectProofRefused(1, new bytes(127));
    }

    function test_refusesPossessionProofsAsBeats() external {
        vm.warp(opensAt(1));
        bytes memory hashed = ProverCurve.hashToG1("CESS4J-VPOP--V1_", abi.encode(beats.messageFor(1)));
        _expectProofRefused(1, ProverCurve.multiply(hashed, vrfSecret(2)));
    }

    function test_refusesBeatsOfNobody() external {
        deployNetwork("devnet");
        vm.warp(opensAt(1));
        vm.expectRevert(IBeats.NoMembers.selector);
        beats.memberFor(1);
        vm.expectRevert(IBeats.NoMembers.selector);
        beats.post(1, "", "");
    }

    // --- skipped members ---

    function test_countsSkippedMembers() external {
        postInTime(1, MEMBERS);
        vm.warp(opensAt(4));
        vm.expectEmit(address(beats));
        emit IBeats.BeatMissed(2, accountOf(3));
        vm.expectEmit(address(beats));
        emit IBeats.BeatMissed(3, accountOf(1));
        postNow(4, MEMBERS);
        assertEq(beats.missed(accountOf(1)), 1);
        assertEq(beats.missed(accountOf(2)), 0);
        assertEq(beats.missed(accountOf(3)), 1);
    }

    function test_blamesNobodyBeforeTheFirstBeat() external {
        postInTime(9, MEMBERS);
        assertEq(_missedByAll(), 0);
    }

    function test_countsAtMostSixteenSkippedBeats() external {
        postInTime(1, MEMBERS);
        postInTime(18, MEMBERS);
        assertEq(_missedByAll(), 16);
        postInTime(900, MEMBERS);
        assertEq(_missedByAll(), 32);
    }

    // --- eras ---

    function test_aMemberThatJoinsLaterCountsWithTheNextEra() external {
        vm.warp(opensAt(30)); // era 1 begins: eras are 60 s
        join(1, 4);
        assertEq(registry.memberCount(1), 3);
        assertEq(registry.memberCount(2), 4);
        assertEq(workerFor(59, 4), 59 % 3 + 1);
        assertEq(workerFor(63, 4), 63 % 4 + 1);
        postInTime(59, 4);
        postInTime(63, 4);
    }

    function test_aRetiredMemberPostsUntilTheEraEnds() external {
        vm.warp(opensAt(30));
        uint256 before = workerFor(31, MEMBERS);
        vm.prank(accountOf(2));
        registry.retire(2);
        assertEq(workerFor(31, MEMBERS), before, "nobody's turn moves");
        postInTime(31, MEMBERS);
        assertEq(registry.memberCount(2), 2);
        assertEq(workerFor(61, MEMBERS), 3);
    }

    // --- seeds of windows ---

    function test_theFirstBeatOfAWindowSeedsIt() external {
        bytes32 first = postInTime(2, MEMBERS); // window 1 opens with beat 2
        postInTime(3, MEMBERS);
        assertEq(beats.windowSeed(0, 1), first);
    }

    function test_aWindowMissesItsFirstBeatAndTakesTheNext() external {
        bytes32 second = postInTime(3, MEMBERS);
        assertEq(beats.windowSeed(0, 1), second);
    }

    function test_aBeatFromBeforeTheWindowDoesNotSeedIt() external {
        vm.warp(opensAt(2)); // beat 1 comes late, window 1 is open
        postNow(1, MEMBERS);
        assertEq(beats.windowSeed(0, 1), bytes32(0));
        assertEq(beats.windowSeed(0, 0), bytes32(0));
        bytes32 own = postNow(2, MEMBERS);
        assertEq(beats.windowSeed(0, 1), own);
    }

    function test_aBeatPostedAfterItsWindowSeedsNeither() external {
        vm.warp(opensAt(4)); // beat 3 belongs to window 1; window 2 opens with beat 4
        postNow(3, MEMBERS);
        assertEq(beats.windowSeed(0, 1), bytes32(0));
        assertEq(beats.windowSeed(0, 2), bytes32(0));
    }

    function test_theTailOfTheDayHasNoSeed() external {
        postInTime(8, MEMBERS); // 16 s into the day: the tail
        postInTime(9, MEMBERS);
        for (uint256 window; window < 6; ++window) {
            assertEq(beats.windowSeed(0, window), bytes32(0));
        }
        bytes32 next = postInTime(10, MEMBERS);
        assertEq(beats.windowSeed(1, 0), next);
    }

    function test_givesSeveralSeedsInOneCall() external {
        bytes32 first = postInTime(2, MEMBERS);
        bytes32 third = postInTime(6, MEMBERS); // nobody posts in window 2
        assertEq(keccak256(beats.windowSeeds(0, 0, 4)), keccak256(bytes.concat(bytes32(0), first, bytes32(0), third)));
        assertEq(keccak256(beats.windowSeeds(0, 1, 2)), keccak256(abi.encode(first)));
        assertEq(beats.windowSeeds(0, 3, 3).length, 0);
    }

    function test_announcesTheSeed() external {
        vm.warp(opensAt(10));
        vm.expectEmit(true, true, false, false, address(beats));
        emit IBeats.WindowSeeded(1, 0, 0);
        postNow(10, MEMBERS);
    }

    // --- the ring ---

    function test_findsTheFirstBeatFromANumberOn() external {
        bytes32 second = postInTime(2, MEMBERS);
        bytes32 fifth = postInTime(5, MEMBERS);
        bytes32 ninetieth = postInTime(90, MEMBERS);
        assertEq(beats.firstBeatFrom(0), second);
        assertEq(beats.firstBeatFrom(2), second);
        assertEq(beats.firstBeatFrom(3), fifth);
        assertEq(beats.firstBeatFrom(5), fifth);
        assertEq(beats.firstBeatFrom(6), ninetieth);
        assertEq(beats.firstBeatFrom(91), bytes32(0));
        assertEq(beats.firstBeatFrom(type(uint256).max), bytes32(0));
    }

    function test_knowsNoBeatBeforeTheFirst() external view {
        assertEq(beats.firstBeatFrom(0), bytes32(0));
    }

    function test_forgetsWhatLeftTheRing() external {
        bytes32 second;
        for (uint256 k = 1; k <= 1024; ++k) {
            bytes32 beat = postInTime(2 * k, MEMBERS); // every other number
            if (k == 2) second = beat;
        }
        bytes32 first = beats.firstBeatFrom(1);
        assertNotEq(first, bytes32(0));
        assertEq(beats.firstBeatFrom(3), second);
        postInTime(2050, MEMBERS);
        assertEq(beats.firstBeatFrom(1), bytes32(0), "left the ring, and no other in its place");
        assertEq(beats.firstBeatFrom(3), bytes32(0), "the oldest might not be the first");
        (, bytes32 newest) = beats.latest();
        assertEq(beats.firstBeatFrom(2050), newest);
        assertNotEq(beats.firstBeatFrom(5), bytes32(0));
    }

    /// forge-config: default.fuzz.runs = 8
    function testFuzz_findsWhatASearchThroughAllFinds(uint256 seed) external {
        uint256[] memory numbers = new uint256[](24);
        bytes32[] memory values = new bytes32[](24);
        uint256 number;
        for (uint256 k; k < 24; ++k) {
            uint256 drawn = uint256(keccak256(abi.encode(seed, k)));
            number += 1 + (drawn % 4 == 0 ? drawn >> 128 & 63 : drawn >> 64 & 1);
            (numbers[k], values[k]) = (number, postInTime(number, MEMBERS));
        }
        uint256 next;
        for (uint256 from; from <= number; ++from) {
            while (numbers[next] < from) ++next;
            assertEq(beats.firstBeatFrom(from), values[next]);
        }
        assertEq(beats.firstBeatFrom(number + 1), bytes32(0));
    }

    // --- gas ---

    function test_gasOfABeat() external {
        for (uint256 number = 1; number <= 8; ++number) {
            postInTime(number, MEMBERS);
        }
        vm.warp(opensAt(9));
        uint256 worker = workerFor(9, MEMBERS);
        bytes memory key = vrfKeyOf(worker);
        bytes memory proof = beatProof(worker, beats.messageFor(9));
        vm.cool(address(beats));
        vm.cool(address(registry));
        beats.post(9, key, proof);
        assertLt(vm.snapshotGasLastCall("beats", "post a beat, 3 members"), 250_000);
    }

    function _expectPostRefused(uint256 number, bytes memory refusal) private {
        bytes memory proof = beatProof(number % MEMBERS + 1, beats.messageFor(number));
        bytes memory key = vrfKeyOf(number % MEMBERS + 1);
        vm.expectRevert(refusal);
        beats.post(number, key, proof);
    }

    function _expectProofRefused(uint256 number, bytes memory proof) private {
        bytes memory key = vrfKeyOf(number % MEMBERS + 1);
        vm.expectRevert(abi.encodeWithSelector(IBeats.VrfProofRejected.selector, number));
        beats.post(number, key, proof);
    }

    function _missedByAll() private view returns (uint256) {
        return beats.missed(accountOf(1)) + beats.missed(accountOf(2)) + beats.missed(accountOf(3));
    }
}
