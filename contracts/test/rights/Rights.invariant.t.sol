// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ICopyChallenges} from "../../src/rights/ICopyChallenges.sol";
import {IDataCertificates} from "../../src/rights/IDataCertificates.sol";
import {IDataRightsRegistry} from "../../src/rights/IDataRightsRegistry.sol";
import {ILineage} from "../../src/rights/ILineage.sol";
import {IRightsDisputes} from "../../src/rights/IRightsDisputes.sol";
import {IVault} from "../../src/token/IVault.sol";
import {Test} from "../support/Test.sol";
import {RightsActors} from "./RightsActors.sol";

/// @title Whatever the actors do: every bond is accounted for, priority is the commitment's, the graph has no cycle and no
/// share too much, and flags lead from later to earlier.
/// @dev One campaign for all, for what actors check themselves reverts.
/// forge-config: default.invariant.fail-on-revert = true
/// forge-config: default.invariant.runs = 24
/// forge-config: default.invariant.depth = 200
contract RightsInvariantTest is Test {
    RightsActors private actors;
    IDataRightsRegistry private rights;
    IDataCertificates private certificates;
    ICopyChallenges private copies;
    ILineage private lineage;
    IRightsDisputes private disputes;
    IVault private vault;

    function setUp() public {
        actors = new RightsActors();
        address[6] memory world = actors.world();
        rights = IDataRightsRegistry(world[0]);
        certificates = IDataCertificates(world[1]);
        copies = ICopyChallenges(world[2]);
        lineage = ILineage(world[3]);
        disputes = IRightsDisputes(world[4]);
        vault = IVault(world[5]);
        bytes4[] memory calls = new bytes4[](15);
        calls[0] = RightsActors.commits.selector;
        calls[1] = RightsActors.copiesACommitment.selector;
        calls[2] = RightsActors.reveals.selector;
        calls[3] = RightsActors.forfeits.selector;
        calls[4] = RightsActors.sells.selector;
        calls[5] = RightsActors.declares.selector;
        calls[6] = RightsActors.challenges.selector;
        calls[7] = RightsActors.clears.selector;
        calls[8] = RightsActors.opens.selector;
        calls[9] = RightsActors.draws.selector;
        calls[10] = RightsActors.answers.selector;
        calls[11] = RightsActors.judges.selector;
        calls[12] = RightsActors.expires.selector;
        calls[13] = RightsActors.passes.selector;
        calls[14] = RightsActors.reveals.selector;
        targetContract(address(actors));
        targetSelector(FuzzSelector(address(actors), calls));
    }

    function invariant_nobodyGainsByLying() public view {
        escrowIsTheBonds();
        everyWeiIsAccountedFor();
        firstIsTheLeastNumberRevealed();
        noCycleAndNoShareTooMuch();
        flagsLeadToEarlierEqualWorks();
        standingsAreWhatDisputesSaid();
    }

    /// @dev A harness in which nothing ever succeeds would prove nothing: the calls that lead furthest, by hand.
    function test_theActorsReachEveryEnd() public {
        for (uint256 i; i < 5; ++i) {
            actors.commits(i, i);
        }
        actors.commits(1, 0);
        actors.copiesACommitment(2, 0);
        actors.passes(1);
        for (uint256 i; i < 4; ++i) {
            actors.reveals(i, 0);
        }
        actors.reveals(5, 0);
        actors.challenges(6, 1);
        actors.declares(6, 1, 1, 5_000, 2);
        actors.opens(1, 3);
        actors.passes(61);
        actors.draws(1);
        actors.answers(1, 0);
        for (uint256 signer; signer < 2; ++signer) {
            actors.judges(1, 2, signer);
        }
        actors.clears(6, 1);
        actors.opens(2, 3);
        actors.passes(61);
        actors.draws(2);
        actors.passes(8 * 86_400);
        actors.expires(2);
        actors.forfeits(3, 4);
        actors.sells(2, 1, 4);
        bytes32[12] memory ends = [
            bytes32("commit"),
            "copied commit",
            "reveal",
            "forfeit",
            "sale",
            "declare",
            "flag",
            "clear",
            "dispute",
            "answer",
            "verdict",
            "expire"
        ];
        for (uint256 i; i < ends.length; ++i) {
            assertGt(actors.succeeded(ends[i]), 0, string(bytes.concat(ends[i])));
        }
        invariant_nobodyGainsByLying();
    }

    function escrowIsTheBonds() private view {
        assertEq(vault.escrowOf(address(rights)), actors.bonds(), "registration");
        uint256 sum;
        for (uint40 number = 1; number <= rights.lastNumber(); ++number) {
            IRightsDisputes.Dispute memory dispute = disputes.disputeOf(number);
            if (dispute.state == IRightsDisputes.State.None) continue;
            sum += dispute.answerer == address(0) ? dispute.bond : 2 * uint256(dispute.bond);
        }
        assertEq(vault.escrowOf(address(disputes)), sum, "disputes");
    }

    function everyWeiIsAccountedFor() private view {
        uint256 sum = vault.escrowOf(address(rights)) + vault.escrowOf(address(disputes)) + actors.treasury();
        for (uint256 i; i < actors.accounts(); ++i) {
            sum += vault.balanceOf(actors.account(i));
        }
        sum += vault.balanceOf(actors.worker(0)) + vault.balanceOf(actors.worker(1));
        assertEq(sum, actors.accounts() * actors.FUNDED());
    }

    function firstIsTheLeastNumberRevealed() private view {
        for (uint256 what; what < 6; ++what) {
            bytes32 instanceHash = actors.instanceOf(what);
            assertEq(rights.firstOf(instanceHash), actors.leastOf(instanceHash));
        }
    }

    function noCycleAndNoShareTooMuch() private view {
        for (uint40 child = 1; child <= rights.lastNumber(); ++child) {
            (uint40[] memory parents, uint16[] memory shares,) = lineage.parentsOf(child);
            assertLe(parents.length, 8);
            uint256 sum;
            for (uint256 i; i < parents.length; ++i) {
                assertLt(parents[i], child, "an edge to a later certificate");
                assertTrue(certificates.exists(parents[i]));
                sum += shares[i];
            }
            assertLe(sum, 10_000);
            assertEq(sum, lineage.sharesOf(child));
        }
    }

    function flagsLeadToEarlierEqualWorks() private view {
        for (uint40 number = 1; number <= rights.lastNumber(); ++number) {
            ICopyChallenges.Flag memory nearest = copies.nearestOf(number);
            if (nearest.older == 0) continue;
            assertLt(nearest.older, number);
            assertEq(actors.workHash(number), actors.workHash(nearest.older));
            assertEq(nearest.distance, 0);
        }
    }

    function standingsAreWhatDisputesSaid() private view {
        for (uint40 number = 1; number <= rights.lastNumber(); ++number) {
            assertEq(uint256(disputes.standingOf(number)), uint256(actors.standingRemembered(number)));
        }
    }
}
