// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ChunkTree} from "../../src/ai/ChunkTree.sol";
import {IAiGapDemands} from "../../src/ai/IAiGapDemands.sol";
import {IAiGapRounds} from "../../src/ai/IAiGapRounds.sol";
import {IAiGapTasks} from "../../src/ai/IAiGapTasks.sol";
import {AiGapFixture} from "./AiGapFixture.sol";
import {Trees} from "./Trees.sol";

/// @title Data that is withheld: shown within the window against a bond, or the outcome falls.
contract AiGapDemandsTest is AiGapFixture {
    uint32 private constant ALL = 31;
    /// @dev 1,000 chunks: ten levels, so that two demands lead to a leaf and a third to its record.
    uint256 private constant CHUNKS = 1_000;
    uint256 private constant DEPTH = 10;

    bytes32[][] private levels;
    IAiGapRounds.Outcome private outcome;

    function setUp() external {
        deployAi();
        vm.prank(GOVERNOR);
        IAiGapTasks.Terms memory given = terms();
        given.architecture = architectures.allow("large/1", uint32(64 * CHUNKS));
        begin(given);
        toAggregate(ALL);
        bytes32[] memory leaves = new bytes32[](CHUNKS);
        for (uint256 i; i < CHUNKS; ++i) {
            leaves[i] = keccak256(chunk(i));
        }
        levels = Trees.levels(leaves);
        outcome = outcomeOf("honest");
        outcome.direction = levels[DEPTH][0];
        toChallenge(ALL, outcome);
    }

    function test_threeDemandsLeadToARecord() external {
        bytes32 id = demand(0, 0);
        assertEq(vault.balanceOf(challenger), FUNDED - BOND);
        address voter = participant(0);
        vm.prank(voter);
        aiDemands.showNodes(id, shown(8, 0, 256));
        assertEq(vault.balanceOf(voter), FUNDED - STAKE + BOND, "the bond pays for the answer");
        id = demand(8, 249);
        vm.prank(voter);
        aiDemands.showNodes(id, shown(10, 4 * 249, 4));
        id = demand(10, 999);
        vm.prank(voter);
        vm.expectRevert(abi.encodeWithSelector(IAiGapDemands.ShowingLength.selector, 256, 255));
        aiDemands.showRecord(id, new bytes(255));
        bytes32 hash = keccak256(new bytes(256));
        vm.expectRevert(abi.encodeWithSelector(IAiGapDemands.ShowingMismatch.selector, levels[0][999], hash));
        aiDemands.showRecord(id, new bytes(256));
        aiDemands.showRecord(id, chunk(999));
        conclude(outcome);
        assertEq(vault.escrowOf(address(aiDemands)), 0);
    }

    function test_silenceRefutesTheOutcome() external {
        bytes32 id = demand(0, 0);
        vm.expectPartialRevert(IAiGapDemands.ShowingTooEarly.selector);
        aiDemands.expire(id);
        skip(5 * WINDOW);
        vm.expectRevert(abi.encodeWithSelector(IAiGapRounds.DemandsOpen.selector, task, 1));
        aiRounds.conclude(task, outcome);
        bytes32[] memory nodes = shown(8, 0, 256);
        vm.expectPartialRevert(IAiGapDemands.ShowingTooLate.selector);
        aiDemands.showNodes(id, nodes);
        aiDemands.expire(id);
        isIn(IAiGapRounds.Phase.Commit);
        assertEq(vault.balanceOf(challenger), FUNDED + 5 * uint256(STAKE) / 2, "half of five stakes, and the bond");
        vm.expectPartialRevert(IAiGapDemands.DemandStateWrong.selector);
        aiDemands.expire(id);
        vm.expectPartialRevert(IAiGapDemands.DemandStateWrong.selector);
        aiDemands.reclaim(id);
    }

    function test_theBondComesBackWhereTheOutcomeFellOtherwise() external {
        bytes32 id = demand(0, 0);
        vm.expectRevert(abi.encodeWithSelector(IAiGapDemands.OutcomeStillLeads.selector, idOf(outcome)));
        aiDemands.reclaim(id);
        strike(outcome);
        bytes32[] memory nodes = shown(8, 0, 256);
        vm.expectPartialRevert(IAiGapDemands.OutcomeLeadsNoMore.selector);
        aiDemands.showNodes(id, nodes);
        skip(WINDOW + 1);
        vm.expectPartialRevert(IAiGapDemands.OutcomeLeadsNoMore.selector);
        aiDemands.expire(id);
        uint256 before = vault.balanceOf(challenger);
        aiDemands.reclaim(id);
        assertEq(vault.balanceOf(challenger) - before, BOND);
        assertEq(vault.escrowOf(address(aiDemands)), 0);
    }

    function test_anAnswerLeavesAWindowToUseIt() external {
        bytes32 id = demand(0, 0);
        skip(WINDOW); // the last second of both windows
        aiDemands.showNodes(id, shown(8, 0, 256));
        skip(WINDOW);
        vm.expectPartialRevert(IAiGapRounds.PhaseOpen.selector);
        aiRounds.conclude(task, outcome);
        strike(outcome);
        isIn(IAiGapRounds.Phase.Commit);
    }

    function test_nobodyDelaysARoundForEver() external {
        uint256 index;
        uint256 start = vm.getBlockTimestamp();
        bytes32 id = demand(0, 0);
        aiDemands.showNodes(id, shown(8, 0, 256));
        while (true) {
            skip(WINDOW);
            (bytes32 hash, bytes32[] memory siblings) = (levels[2][index], siblingsOf(8, index));
            vm.prank(challenger);
            try aiDemands.demand(task, outcome, node(8, index), hash, siblings) returns (bytes32 further) {
                aiDemands.showNodes(further, shown(10, 4 * index, 4));
                ++index;
            } catch {
                break;
            }
        }
        assertEq(index, 8);
        assertLe(uint256(aiRounds.roundOf(task).deadline), start + 10 * WINDOW);
        conclude(outcome);
    }

    function test_eachNodeIsDemandedOnce() external {
        bytes32 id = demand(0, 0);
        bytes32 hash = levels[DEPTH][0];
        vm.prank(challenger);
        vm.expectRevert(
            abi.encodeWithSelector(
                IAiGapDemands.DemandStateWrong.selector, id, IAiGapDemands.State.None, IAiGapDemands.State.Open
            )
        );
        aiDemands.demand(task, outcome, node(0, 0), hash, new bytes32[](0));
    }

    function test_refusesNodesThatAreNotInTheTree() external {
        vm.startPrank(challenger);
        vm.expectRevert(abi.encodeWithSelector(IAiGapDemands.DemandLevel.selector, 10, 5));
        aiDemands.demand(task, outcome, node(5, 0), "node", new bytes32[](5));
        vm.expectRevert(abi.encodeWithSelector(IAiGapDemands.DemandLevel.selector, 10, 11));
        aiDemands.demand(task, outcome, node(11, 0), "node", new bytes32[](11));
        vm.expectRevert(abi.encodeWithSelector(IAiGapDemands.DemandBeyondTree.selector, 1_000, 1_000));
        aiDemands.demand(task, outcome, node(8, 250), "node", new bytes32[](8));
        vm.expectRevert(abi.encodeWithSelector(ChunkTree.ProofLength.selector, 8, 7));
        aiDemands.demand(task, outcome, node(8, 0), "node", new bytes32[](7));
        vm.expectPartialRevert(ChunkTree.NotInTree.selector);
        aiDemands.demand(task, outcome, node(8, 0), "node", new bytes32[](8));
        IAiGapDemands.Node memory strange = node(0, 0);
        strange.seat = 1;
        bytes32 root = levels[DEPTH][0];
        vm.expectPartialRevert(IAiGapDemands.SeatNotIncluded.selector);
        aiDemands.demand(task, outcome, strange, root, new bytes32[](0));
        outcome.model = "another";
        bytes32 id = idOf(outcome);
        vm.expectRevert(abi.encodeWithSelector(IAiGapDemands.OutcomeLeadsNoMore.selector, id));
        aiDemands.demand(task, outcome, node(0, 0), root, new bytes32[](0));
        vm.stopPrank();
    }

    function test_anUpdateThatIsIncludedMayBeDemanded() external {
        IAiGapDemands.Node memory update = IAiGapDemands.Node(IAiGapDemands.Tree.Update, 3, 0, 0);
        bytes32 root = rootOf(3);
        vm.prank(challenger);
        bytes32 id = aiDemands.demand(task, outcome, update, root, new bytes32[](0));
        skip(WINDOW + 1);
        aiDemands.expire(id);
        isIn(IAiGapRounds.Phase.Commit);
    }

    function test_aDemandOfTheLastRoundSaysNothingOfTheNext() external {
        bytes32 id = demand(0, 0);
        strike(outcome);
        assertEq(uint256(aiDemands.demandOf(id).state), uint256(IAiGapDemands.State.Open));
        skip(WINDOW + 1);
        vm.expectPartialRevert(IAiGapDemands.OutcomeLeadsNoMore.selector);
        aiDemands.expire(id);
        aiDemands.reclaim(id);
    }

    function demand(uint8 level, uint32 index) private returns (bytes32 id) {
        bytes32 hash = levels[DEPTH - level][index];
        bytes32[] memory siblings = siblingsOf(level, index);
        vm.prank(challenger);
        return aiDemands.demand(task, outcome, node(level, index), hash, siblings);
    }

    function node(uint256 level, uint256 index) private pure returns (IAiGapDemands.Node memory) {
        return IAiGapDemands.Node(IAiGapDemands.Tree.Direction, 0, uint8(level), uint32(index));
    }

    function shown(uint256 level, uint256 from, uint256 count) private view returns (bytes32[] memory nodes) {
        nodes = new bytes32[](count);
        for (uint256 i; i < count; ++i) {
            nodes[i] = levels[DEPTH - level][from + i];
        }
    }

    function siblingsOf(uint256 level, uint256 index) private view returns (bytes32[] memory siblings) {
        siblings = new bytes32[](level);
        for (uint256 i; i < level; ++i) {
            siblings[i] = levels[DEPTH - level + i][(index >> i) ^ 1];
        }
    }

    function chunk(uint256 index) private pure returns (bytes memory) {
        return bytes.concat(bytes32(index), new bytes(224));
    }
}
