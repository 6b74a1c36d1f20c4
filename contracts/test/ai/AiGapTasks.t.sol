// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IAiGapRounds} from "../../src/ai/IAiGapRounds.sol";
import {IAiGapTasks} from "../../src/ai/IAiGapTasks.sol";
import {IArchitectures} from "../../src/ai/IArchitectures.sol";
import {IVault} from "../../src/token/IVault.sol";
import {IDataRightsRegistry} from "../../src/rights/IDataRightsRegistry.sol";
import {AiGapFixture} from "./AiGapFixture.sol";

/// @title What may be created, and who may join.
contract AiGapTasksTest is AiGapFixture {
    function setUp() external {
        deployAi();
    }

    function test_aTaskIsWhatItsCreatorSaid() external {
        IAiGapTasks.Terms memory given = terms();
        create(given);
        given.plan.components = COMPONENTS;
        assertEq(abi.encode(aiTasks.termsOf(task)), abi.encode(given));
        assertEq(abi.encode(aiRounds.stateOf(task).plan), abi.encode(given.plan));
        assertEq(aiTasks.creatorOf(task), creator);
        assertEq(aiTasks.taskCount(), 1);
        assertEq(vault.escrowOf(address(aiRewards)), BOUNTY);
        assertEq(models().base, MODEL);
    }

    function test_refusesTermsOutOfRange() external {
        IAiGapTasks.Terms memory given = terms();
        given.architecture = "unknown";
        refuses(given, abi.encodeWithSelector(IArchitectures.ArchitectureUnknown.selector, given.architecture));
        given = terms();
        given.model = 0;
        refuses(given, abi.encodeWithSelector(IAiGapTasks.TermMissing.selector, "model"));
        given = terms();
        given.fid = 0;
        refuses(given, abi.encodeWithSelector(IAiGapTasks.TermMissing.selector, "fid"));
        given = terms();
        given.plan.maximum = 33;
        refuses(given, outOfRange("maximum", 1, 32, 33));
        given.plan.maximum = 2;
        refuses(given, outOfRange("minimum", 1, 2, 3));
        given = terms();
        given.plan.f = 2;
        refuses(given, abi.encodeWithSelector(IAiGapTasks.RoomForByzantine.selector, 5, 3));
        given = terms();
        given.plan.committee = 33;
        refuses(given, outOfRange("committee", 0, 32, 33));
        given = terms();
        given.plan.rounds = 0;
        refuses(given, outOfRange("rounds", 1, 1_000, 0));
        given = terms();
        given.plan.rate = 2 ** 20 + 1;
        refuses(given, outOfRange("rate", 1, 2 ** 20, 2 ** 20 + 1));
        given = terms();
        given.bounty = 1;
        refuses(given, outOfRange("bounty", 1e9, 2 ** 94, 1));
        given = terms();
        given.bond = STAKE + 1;
        refuses(given, outOfRange("bond", 1e9, STAKE, STAKE + 1));
        given = terms();
        given.windows.vote = 1;
        refuses(given, outOfRange("vote", 2, 30 days, 1));
        given = terms();
        given.windows.answer = 30 days + 1;
        refuses(given, outOfRange("answer", 2, 30 days, 30 days + 1));
        given = terms();
        given.modelCertificate = 9;
        vm.prank(creator);
        vm.expectRevert();
        aiTasks.create(given);
        given = terms();
        given.bounty = uint96(101 * FUNDED);
        vm.prank(creator);
        vm.expectPartialRevert(IVault.BalanceTooLow.selector);
        aiTasks.create(given);
    }

    function test_secureAggregationOnlyWhereTheRuleStillHolds() external {
        IAiGapTasks.Terms memory given = terms();
        given.plan.minimum = 8;
        given.plan.maximum = 8;
        given.plan.f = 2;
        given.privacy.mode = IAiGapTasks.Privacy.Buckets;
        given.privacy.bucket = 2;
        refuses(given, abi.encodeWithSelector(IAiGapTasks.BucketsTooLarge.selector, 8, 8));
        given.plan.f = 1;
        create(given);
        given.privacy.bucket = 4;
        refuses(given, abi.encodeWithSelector(IAiGapTasks.BucketsTooLarge.selector, 8, 8));
        given.privacy.bucket = 1;
        refuses(given, outOfRange("bucket", 2, 8, 1));
        given.privacy.bucket = 2;
        given.privacy.noise = 1_000;
        refuses(
            given, abi.encodeWithSelector(IAiGapTasks.PrivacyTermUnused.selector, IAiGapTasks.Privacy.Buckets, "noise")
        );
        given = terms();
        given.privacy.mode = IAiGapTasks.Privacy.SiloNoise;
        refuses(given, abi.encodeWithSelector(IAiGapTasks.TermMissing.selector, "noise"));
        (given.privacy.noise, given.privacy.clip, given.privacy.epsilon) = (1_000, 1_000, 4_800);
        create(given);
    }

    function test_joiningNeedsAnExchangeKeyAndAStake() external {
        create(terms());
        address account = participant(9);
        vm.prank(account);
        vm.expectRevert(abi.encodeWithSelector(IAiGapTasks.ExchangeKeyMissing.selector, account));
        aiTasks.join(task, 0);
        assertEq(join(0), 0);
        assertEq(vault.balanceOf(participant(0)), FUNDED - STAKE);
        vm.prank(participant(0));
        vm.expectRevert(abi.encodeWithSelector(IAiGapRounds.AccountSeated.selector, task, participant(0), 0));
        aiTasks.join(task, 0);
        vm.prank(participant(0));
        vm.expectRevert(abi.encodeWithSelector(IAiGapTasks.CertificateNotWanted.selector, task, 5));
        aiTasks.join(task, 5);
        vm.expectRevert(abi.encodeWithSelector(IAiGapRounds.TaskUnknown.selector, 2));
        aiTasks.join(2, 0);
    }

    function test_seatsEndAndAreGivenBack() external {
        create(terms());
        for (uint256 i; i < 5; ++i) {
            join(i);
        }
        enrol(5);
        vm.prank(participant(5));
        vm.expectRevert(abi.encodeWithSelector(IAiGapRounds.SeatsTaken.selector, task, 5));
        aiTasks.join(task, 0);
        vm.prank(participant(5));
        vm.expectRevert(
            abi.encodeWithSelector(IAiGapRounds.OnlySeatHolder.selector, task, 2, participant(2), participant(5))
        );
        aiTasks.withdraw(task, 2);
        vm.startPrank(participant(2));
        aiTasks.withdraw(task, 2);
        assertEq(vault.balanceOf(participant(2)), FUNDED);
        vm.expectRevert(abi.encodeWithSelector(IAiGapRounds.SeatNotActive.selector, task, 2));
        aiTasks.withdraw(task, 2);
        vm.stopPrank();
        assertEq(join(5), 2, "the free seat");
        aiRounds.poke(task);
        vm.prank(participant(5));
        vm.expectPartialRevert(IAiGapRounds.PhaseWrong.selector);
        aiTasks.withdraw(task, 2);
        escrowAddsUp();
    }

    function test_aSeatForACertificateThatItsHolderHolds() external {
        IAiGapTasks.Terms memory given = terms();
        given.certified = true;
        create(given);
        enrol(0);
        enrol(1);
        uint40 certificate = certify(participant(0), "patients of a clinic");
        vm.prank(participant(1));
        vm.expectRevert(
            abi.encodeWithSelector(IAiGapTasks.CertificateNotHeld.selector, certificate, participant(0), participant(1))
        );
        aiTasks.join(task, certificate);
        vm.prank(participant(0));
        uint256 seat = aiTasks.join(task, certificate);
        assertEq(aiTasks.certificateOf(task, seat), certificate);
        address buyer = participant(1);
        vm.prank(participant(0));
        certificates.transferFrom(participant(0), buyer, certificate);
        vm.prank(buyer);
        vm.expectRevert(abi.encodeWithSelector(IAiGapTasks.CertificateSeated.selector, task, certificate));
        aiTasks.join(task, certificate);
        vm.prank(participant(0));
        aiTasks.withdraw(task, seat);
        vm.prank(buyer);
        aiTasks.join(task, certificate);
    }

    function test_theGovernorAllowsArchitectures() external {
        vm.expectPartialRevert(IArchitectures.OnlyArchitectureGovernor.selector);
        architectures.allow("mlp/1", 5);
        vm.startPrank(GOVERNOR);
        vm.expectRevert(abi.encodeWithSelector(IArchitectures.ComponentsOutOfRange.selector, 1, 2 ** 22, 0));
        architectures.allow("mlp/1", 0);
        vm.expectRevert(abi.encodeWithSelector(IArchitectures.ArchitectureText.selector, 1, 1_024, 0));
        architectures.allow("", 5);
        bytes32 id = architectures.allow("mlp/1", 5);
        assertEq(id, keccak256("mlp/1"));
        assertEq(architectures.componentsOf(id), 5);
        vm.expectRevert(abi.encodeWithSelector(IArchitectures.ArchitectureKnown.selector, id));
        architectures.allow("mlp/1", 6);
        vm.stopPrank();
    }

    function certify(address owner, string memory work) private returns (uint40 certificate) {
        IDataRightsRegistry.Claim memory claim;
        claim.fid = keccak256(abi.encode("fid", work));
        claim.instanceHash = keccak256(abi.encode("bytes", work));
        claim.keyCommitment = keccak256(abi.encode("key", work));
        claim.deal = 7;
        claim.mediaType = IDataRightsRegistry.MediaType.Other;
        vm.startPrank(owner);
        rights.commit(rights.commitmentOf(owner, claim, SALT));
        skip(1);
        IDataRightsRegistry.Description memory description;
        description.title = work;
        certificate = rights.reveal(claim, description, 0, SALT);
        vm.stopPrank();
    }

    function outOfRange(string memory term, uint256 minimum, uint256 maximum, uint256 actual)
        private
        pure
        returns (bytes memory)
    {
        return abi.encodeWithSelector(IAiGapTasks.TermOutOfRange.selector, term, minimum, maximum, actual);
    }

    function refuses(IAiGapTasks.Terms memory given, bytes memory why) private {
        vm.prank(creator);
        vm.expectRevert(why);
        aiTasks.create(given);
    }
}
