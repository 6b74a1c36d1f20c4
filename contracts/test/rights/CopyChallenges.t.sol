// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ICopyChallenges} from "../../src/rights/ICopyChallenges.sol";
import {IDataRightsRegistry} from "../../src/rights/IDataRightsRegistry.sol";
import {IRightsDisputes} from "../../src/rights/IRightsDisputes.sol";
import {RightsFixture} from "./RightsFixture.sol";

/// @title Flags: who is near whom, and what is refused as evidence. Views are those that Java made (ViewVectors).
contract CopyChallengesTest is RightsFixture {
    string private json;
    IDataRightsRegistry.Claim private original;
    IDataRightsRegistry.Claim private copy;
    uint40 private older;
    uint40 private newer;

    function setUp() external {
        json = vm.readFile("../fingerprint/library/src/test/resources/view-vectors.json");
        deployRights();
        original = work("original", ".older");
        copy = work("copy", ".newer");
        older = register(creator, original);
        newer = register(copier, copy);
    }

    function test_equalFilesAreFlagged() external {
        uint40 again = register(stranger, original);
        vm.expectEmit(address(copies));
        emit ICopyChallenges.Flagged(again, older, address(this), 0, false);
        copies.challenge(again, older, original, original);
        assertEq(copies.flagOf(again, older).distance, 0);
        assertEq(copies.flagOf(again, older).older, older);
    }

    function test_equalFilesAreFlaggedWhateverTheirKind() external {
        IDataRightsRegistry.Claim memory plain = original;
        (plain.identifier, plain.viewsRoot, plain.algorithm) = (0, 0, 0);
        plain.mediaType = IDataRightsRegistry.MediaType.Other;
        uint40 again = register(stranger, plain);
        copies.challenge(again, older, plain, original);
        assertEq(copies.flagOf(again, older).older, older);
    }

    function test_nearIdentifiersAreFlagged() external {
        IDataRightsRegistry.Claim memory near = claimOf("recompressed");
        near.identifier = original.identifier ^ ((1 << 72) - 1);
        uint40 number = register(copier, near);
        copies.challenge(number, older, near, original);
        ICopyChallenges.Flag memory flag = copies.flagOf(number, older);
        assertEq(flag.distance, 72);
        assertFalse(flag.byViews);

        IDataRightsRegistry.Claim memory far = claimOf("another work");
        far.identifier = original.identifier ^ ((1 << 73) - 1);
        number = register(copier, far);
        vm.expectRevert(abi.encodeWithSelector(ICopyChallenges.TooFar.selector, 72, 73));
        copies.challenge(number, older, far, original);
        assertEq(copies.nearestOf(number).older, 0);
    }

    /// @dev The whole of the copy is near the older work's view 11, 40 bits apart; the identifiers are not.
    function test_aPartIsFoundByItsViewFromJava() external {
        vm.expectPartialRevert(ICopyChallenges.TooFar.selector);
        copies.challenge(newer, older, copy, original);
        vm.expectEmit(address(copies));
        emit ICopyChallenges.Flagged(newer, older, address(this), 40, true);
        copies.challengeViews(newer, older, copy, original, view_(".newer", 0), view_(".older", 11));
        assertEq(copies.nearestOf(newer).distance, 40);
        assertTrue(copies.nearestOf(newer).byViews);
    }

    /// @dev Every one of the 41 proofs from Java verifies: the same view is 0 bits from itself.
    function test_everyProofFromJavaVerifies() external {
        IDataRightsRegistry.Claim memory same = work("same views", ".older");
        uint40 number = register(copier, same);
        for (uint256 i; i < 41; ++i) {
            uint256 snapshot = vm.snapshotState();
            copies.challengeViews(number, older, same, original, view_(".older", i), view_(".older", i));
            assertEq(copies.flagOf(number, older).distance, 0);
            vm.revertToState(snapshot);
        }
    }

    function test_nothingElseIsAView(uint256 what, uint256 bit) external {
        ICopyChallenges.View memory shown = view_(".older", 11);
        uint256 part = bound(what, 0, 2 + shown.siblings.length);
        bit = bound(bit, 0, 255);
        if (part == 0) shown.code ^= 1 << bit % 8;
        else if (part == 1) shown.index ^= 1 << bit;
        else if (part == 2) shown.siblings = new bytes32[](0);
        else shown.siblings[part - 3] ^= bytes32(uint256(1) << bit);
        ICopyChallenges.View memory whole = view_(".newer", 0);
        vm.expectRevert(abi.encodeWithSelector(ICopyChallenges.ViewNotInTree.selector, older, shown.index));
        copies.challengeViews(newer, older, copy, original, whole, shown);
    }

    /// @dev An inner node shown as a leaf: leaves are hashed twice.
    function test_innerNodesAreNoViews() external {
        ICopyChallenges.View memory shown = view_(".older", 11);
        bytes32[] memory shorter = new bytes32[](shown.siblings.length - 1);
        for (uint256 i; i < shorter.length; ++i) {
            shorter[i] = shown.siblings[i + 1];
        }
        shown.siblings = shorter;
        ICopyChallenges.View memory whole = view_(".newer", 0);
        vm.expectRevert(abi.encodeWithSelector(ICopyChallenges.ViewNotInTree.selector, older, 11));
        copies.challengeViews(newer, older, copy, original, whole, shown);
    }

    function test_longProofsAreRefused() external {
        ICopyChallenges.View memory shown = view_(".older", 11);
        shown.siblings = new bytes32[](17);
        ICopyChallenges.View memory whole = view_(".newer", 0);
        vm.expectRevert(abi.encodeWithSelector(ICopyChallenges.ProofTooLong.selector, 16, 17));
        copies.challengeViews(newer, older, copy, original, whole, shown);
    }

    function test_theEarlierIsNeverTheCopy() external {
        vm.expectRevert(abi.encodeWithSelector(ICopyChallenges.NotLater.selector, older, newer));
        copies.challenge(older, newer, original, copy);
        vm.expectRevert(abi.encodeWithSelector(ICopyChallenges.NotLater.selector, older, older));
        copies.challenge(older, older, original, original);
    }

    function test_foreignClaimsAreNoEvidence() external {
        IDataRightsRegistry.Claim memory altered = copy;
        altered.identifier = original.identifier;
        vm.expectPartialRevert(IDataRightsRegistry.ClaimMismatch.selector);
        copies.challenge(newer, older, altered, original);
        vm.expectPartialRevert(IDataRightsRegistry.ClaimMismatch.selector);
        copies.challenge(newer, older, copy, altered);
        vm.expectRevert(abi.encodeWithSelector(IDataRightsRegistry.CertificateUnknown.selector, 99));
        copies.challenge(99, older, copy, original);
    }

    function test_onlyTheSameAlgorithmAndKindCompare() external {
        IDataRightsRegistry.Claim memory other = claimOf("other algorithm");
        other.identifier = original.identifier;
        other.algorithm = keccak256("mdrc-image/2");
        uint40 number = register(copier, other);
        vm.expectRevert(
            abi.encodeWithSelector(ICopyChallenges.NotComparable.selector, original.algorithm, other.algorithm)
        );
        copies.challenge(number, older, other, original);

        other = claimOf("other kind");
        other.identifier = original.identifier;
        other.mediaType = IDataRightsRegistry.MediaType.Video;
        number = register(copier, other);
        vm.expectRevert(
            abi.encodeWithSelector(ICopyChallenges.NotComparable.selector, bytes32(uint256(1)), bytes32(uint256(3)))
        );
        copies.challenge(number, older, other, original);
    }

    function test_withoutAThresholdNothingIsNear() external {
        vm.prank(GOVERNOR);
        copies.setThreshold(IDataRightsRegistry.MediaType.Image, "mdrc-image/1", 0);
        vm.expectRevert(
            abi.encodeWithSelector(
                ICopyChallenges.ThresholdUnknown.selector, IDataRightsRegistry.MediaType.Image, IMAGE
            )
        );
        copies.challenge(newer, older, copy, original);
    }

    function test_theGovernorSetsThresholdsWithinBounds() external {
        vm.expectRevert(abi.encodeWithSelector(ICopyChallenges.OnlyGovernor.selector, GOVERNOR, address(this)));
        copies.setThreshold(IDataRightsRegistry.MediaType.Image, "mdrc-image/1", 10);
        vm.startPrank(GOVERNOR);
        vm.expectRevert(abi.encodeWithSelector(ICopyChallenges.ThresholdOutOfRange.selector, 96, 97));
        copies.setThreshold(IDataRightsRegistry.MediaType.Image, "mdrc-image/1", 97);
        vm.expectEmit(address(copies));
        emit ICopyChallenges.ThresholdChanged(IDataRightsRegistry.MediaType.Image, IMAGE, "mdrc-image/1", 39);
        copies.setThreshold(IDataRightsRegistry.MediaType.Image, "mdrc-image/1", 39);
        vm.stopPrank();
        assertEq(copies.thresholdOf(IDataRightsRegistry.MediaType.Image, IMAGE), 39);
        ICopyChallenges.View memory whole = view_(".newer", 0);
        ICopyChallenges.View memory shown = view_(".older", 11);
        vm.expectRevert(abi.encodeWithSelector(ICopyChallenges.TooFar.selector, 39, 40));
        copies.challengeViews(newer, older, copy, original, whole, shown);
    }

    function test_aFlagIsReplacedByANearerOneOnly() external {
        IDataRightsRegistry.Claim memory near = work("near", ".older");
        near.identifier = original.identifier ^ 0xff;
        uint40 number = register(copier, near);
        copies.challenge(number, older, near, original);
        vm.expectRevert(abi.encodeWithSelector(ICopyChallenges.FlaggedAlready.selector, number, older, 8));
        copies.challenge(number, older, near, original);
        copies.challengeViews(number, older, near, original, view_(".older", 3), view_(".older", 3));
        assertEq(copies.flagOf(number, older).distance, 0);

        IDataRightsRegistry.Claim memory third = claimOf("third");
        third.identifier = near.identifier ^ 0xf00;
        uint40 last = register(stranger, third);
        copies.challenge(last, older, third, original);
        copies.challenge(last, number, third, near);
        assertEq(copies.nearestOf(last).older, number);
        assertEq(copies.nearestOf(last).distance, 4);
        assertEq(copies.flagOf(last, older).distance, 12);
    }

    /// @dev Fraud: an identifier invented early, so that later works look like copies.
    function test_inventedClaimsAreNoEvidence() external {
        copies.challengeViews(newer, older, copy, original, view_(".newer", 0), view_(".older", 11));
        vm.expectRevert(abi.encodeWithSelector(ICopyChallenges.NotInvented.selector, older));
        copies.clear(newer, older);
        settle(older, stranger, IRightsDisputes.Verdict.Invented);
        vm.expectEmit(address(copies));
        emit ICopyChallenges.FlagCleared(newer, older);
        copies.clear(newer, older);
        assertEq(copies.flagOf(newer, older).older, 0);
        assertEq(copies.nearestOf(newer).older, 0);
        vm.expectRevert(abi.encodeWithSelector(ICopyChallenges.NotFlagged.selector, newer, older));
        copies.clear(newer, older);
        ICopyChallenges.View memory whole = view_(".newer", 0);
        ICopyChallenges.View memory shown = view_(".older", 11);
        vm.expectRevert(abi.encodeWithSelector(ICopyChallenges.CertificateInvented.selector, older));
        copies.challengeViews(newer, older, copy, original, whole, shown);
    }

    /// @dev Fraud: a copyist puts an invented certificate before its copy, has it flagged as the nearest, and disputes it itself.
    function test_anInventedFlagThatWasClearedHidesNoOther() external {
        IDataRightsRegistry.Claim memory invented = claimOf("invented");
        uint40 front = register(copier, invented);
        IDataRightsRegistry.Claim memory third = claimOf("third");
        third.identifier = original.identifier ^ 0xff;
        third.instanceHash = invented.instanceHash;
        uint40 last = register(copier, third);
        copies.challenge(last, older, third, original);
        copies.challenge(last, front, third, invented);
        assertEq(copies.nearestOf(last).older, front, "equal files are nearer");
        settle(front, copier, IRightsDisputes.Verdict.Invented);
        copies.clear(last, front);
        assertEq(copies.nearestOf(last).older, 0);

        copies.challenge(last, older, third, original);
        assertEq(copies.nearestOf(last).older, older);
        assertEq(copies.nearestOf(last).distance, 8);
        vm.expectRevert(abi.encodeWithSelector(ICopyChallenges.FlaggedAlready.selector, last, older, 8));
        copies.challenge(last, older, third, original);
    }

    function work(string memory name, string memory key) private view returns (IDataRightsRegistry.Claim memory claim) {
        claim = claimOf(name);
        claim.algorithm = keccak256(bytes(vm.parseJsonString(json, ".algorithm")));
        claim.viewsRoot = vm.parseJsonBytes32(json, string.concat(key, ".root"));
        claim.identifier = uint256(vm.parseJsonBytes32(json, string.concat(key, ".views[0].code")));
    }

    function view_(string memory key, uint256 index) private view returns (ICopyChallenges.View memory shown) {
        string memory path = string.concat(key, ".views[", vm.toString(index), "]");
        shown.index = vm.parseJsonUint(json, string.concat(path, ".index"));
        shown.code = uint256(vm.parseJsonBytes32(json, string.concat(path, ".code")));
        shown.siblings = vm.parseJsonBytes32Array(json, string.concat(path, ".siblings"));
    }
}
