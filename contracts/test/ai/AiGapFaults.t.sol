// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ChunkTree} from "../../src/ai/ChunkTree.sol";
import {IAiGapFaults} from "../../src/ai/IAiGapFaults.sol";
import {IAiGapRounds} from "../../src/ai/IAiGapRounds.sol";
import {AiGapFixture} from "./AiGapFixture.sol";
import {Trees} from "./Trees.sol";

/// @title Equivocation and malformed updates cost the stake; nobody else's word does.
contract AiGapFaultsTest is AiGapFixture {
    uint32 private constant ALL = 31;
    int256 private constant BOUND = 2 ** 19;

    int256[] private update;

    function setUp() external {
        deployAi();
        begin(terms());
        update = new int256[](192);
    }

    function test_twoSignaturesOfOneRoundCostTheStake() external {
        commit(0);
        IAiGapFaults.Manifest memory one = signed(1, 2, "root", "fid");
        IAiGapFaults.Manifest memory other = signed(1, 2, "root", "another fid");
        vm.prank(challenger);
        aiFaults.equivocation(task, 1, 2, one, other);
        assertEq(stakeOf(2), 0);
        assertEq(vault.balanceOf(challenger), FUNDED + STAKE / 2);
        assertEq(aiRewards.potOf(task).fines, STAKE / 2);
        vm.expectRevert(abi.encodeWithSelector(IAiGapRounds.SeatNotActive.selector, task, 2));
        aiFaults.equivocation(task, 1, 2, one, other);
        bytes32 commitment = "commitment";
        vm.prank(participant(2));
        vm.expectPartialRevert(IAiGapRounds.SeatNotExpected.selector);
        aiRounds.commit(task, 2, commitment);
        escrowAddsUp();
    }

    function test_oneSignatureOrAnotherRoundOrAnotherSeatProvesNothing() external {
        IAiGapFaults.Manifest memory one = signed(1, 2, "root", "fid");
        vm.expectPartialRevert(IAiGapFaults.ManifestsEqual.selector);
        aiFaults.equivocation(task, 1, 2, one, one);
        IAiGapFaults.Manifest memory later = signed(2, 2, "other root", "fid");
        vm.expectPartialRevert(IAiGapFaults.ManifestSignature.selector);
        aiFaults.equivocation(task, 1, 2, one, later);
        IAiGapFaults.Manifest memory other = signed(1, 3, "other root", "fid");
        vm.expectPartialRevert(IAiGapFaults.ManifestSignature.selector);
        aiFaults.equivocation(task, 1, 2, one, other);
        vm.expectRevert(abi.encodeWithSelector(IAiGapFaults.RoundNotPlayed.selector, 1, 2));
        aiFaults.equivocation(task, 2, 2, one, later);
        other = signed(1, 2, "other root", "fid");
        other.signature = bytes.concat(other.signature, hex"00");
        vm.expectPartialRevert(IAiGapFaults.ManifestSignature.selector);
        aiFaults.equivocation(task, 1, 2, one, other);
        other = signed(1, 2, "other root", "fid");
        vm.expectRevert(abi.encodeWithSelector(IAiGapFaults.RoundNotPlayed.selector, 0, 1));
        aiFaults.equivocation(task + 1, 1, 2, one, other);
    }

    function test_anEquivocatorIsProvenAfterTheTaskToo() external {
        playRound(ALL);
        playRound(ALL);
        isIn(IAiGapRounds.Phase.Final);
        IAiGapFaults.Manifest memory one = signed(1, 2, "root", "fid");
        IAiGapFaults.Manifest memory other = signed(1, 2, "other root", "fid");
        vm.prank(challenger);
        aiFaults.equivocation(task, 1, 2, one, other);
        assertEq(vault.balanceOf(GOVERNOR), STAKE / 2);
        claimAll(5);
        assertEq(vault.escrowOf(address(aiRewards)), 0);
    }

    function testFuzz_aComponentOutOfRangeCostsTheStake(uint256 component, int256 value) external {
        component = bound(component, 0, 191);
        value = int32(value);
        update[component] = value;
        bool broken = component >= COMPONENTS ? value != 0 : value > BOUND || value < -BOUND;
        revealAll();
        (bytes memory chunk, bytes32[] memory siblings) = proof(component / 64);
        if (!broken) {
            vm.expectRevert(abi.encodeWithSelector(IAiGapFaults.UpdateInRange.selector, task, 1, component / 64));
        }
        vm.prank(challenger);
        aiFaults.malformed(task, 1, component / 64, chunk, siblings);
        assertEq(stakeOf(1), broken ? 0 : STAKE);
    }

    function test_aMalformedUpdateIsNoLongerACandidate() external {
        update[0] = BOUND + 1;
        revealAll();
        slashMalformed();
        aiRounds.poke(task);
        assertEq(aiRounds.roundOf(task).included, ALL & ~uint32(2));
        assertEq(aiRounds.roundOf(task).expected, ALL & ~uint32(2));
    }

    function test_aMalformedUpdateThatWasVouchedForFailsTheRound() external {
        update[0] = BOUND + 1;
        revealAll();
        aiRounds.poke(task);
        for (uint256 seat; seat < 5; ++seat) {
            vouch(seat, ALL);
        }
        next();
        assertEq(aiRounds.roundOf(task).included, ALL);
        IAiGapRounds.Outcome memory outcome = outcomeOf("with it");
        toChallenge(ALL, outcome);
        slashMalformed();
        isIn(IAiGapRounds.Phase.Commit);
        assertEq(number(), 2);
        playRound(ALL & ~uint32(2));
        escrowAddsUp();
    }

    function test_aCommitmentIsNoRoot() external {
        update[0] = BOUND + 1;
        commit(0);
        commit(2);
        bytes32 root = Trees.rootOf(update);
        vm.prank(participant(1));
        aiRounds.commit(task, 1, root);
        next();
        (bytes memory chunk, bytes32[] memory siblings) = proof(0);
        vm.expectRevert(abi.encodeWithSelector(IAiGapFaults.UpdateNotRevealed.selector, task, 1));
        aiFaults.malformed(task, 1, 0, chunk, siblings);
    }

    function test_refusesAChunkOfSomethingElse() external {
        revealAll();
        (bytes memory chunk, bytes32[] memory siblings) = proof(0);
        chunk[3] = 0x7f;
        vm.expectPartialRevert(ChunkTree.NotInTree.selector);
        aiFaults.malformed(task, 1, 0, chunk, siblings);
        vm.expectRevert(abi.encodeWithSelector(ChunkTree.IndexBeyondTree.selector, 3, 3));
        aiFaults.malformed(task, 1, 3, chunk, siblings);
    }

    function slashMalformed() private {
        (bytes memory chunk, bytes32[] memory siblings) = proof(0);
        vm.prank(challenger);
        aiFaults.malformed(task, 1, 0, chunk, siblings);
        assertEq(stakeOf(1), 0);
    }

    /// @dev Seat 1 reveals `update`.
    function revealAll() private {
        for (uint256 seat; seat < 5; ++seat) {
            if (seat != 1) commit(seat);
        }
        bytes32 root = Trees.rootOf(update);
        bytes32 commitment = aiRounds.updateCommitment(task, 1, 1, root, "fid", SALT);
        vm.prank(participant(1));
        aiRounds.commit(task, 1, commitment);
        aiRounds.poke(task);
        for (uint256 seat; seat < 5; ++seat) {
            if (seat != 1) reveal(seat);
        }
        vm.prank(participant(1));
        aiRounds.reveal(task, 1, root, "fid", SALT);
    }

    function proof(uint256 index) private view returns (bytes memory chunk, bytes32[] memory siblings) {
        bytes[] memory chunks = Trees.chunksOf(update);
        return (chunks[index], Trees.siblingsOf(Trees.leavesOf(chunks), index));
    }

    function signed(uint256 round, uint256 by, bytes32 root, bytes32 fid)
        private
        view
        returns (IAiGapFaults.Manifest memory)
    {
        bytes32 digest = aiFaults.manifestDigest(task, round, root, fid);
        (bytes32 r, bytes32 vs) = vm.signCompact(secret("participant", by), digest);
        return IAiGapFaults.Manifest(root, fid, bytes.concat(r, vs));
    }
}
