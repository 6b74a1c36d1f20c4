// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Parameter} from "../../src/governance/INetworkParameters.sol";
import {IDataRightsRegistry} from "../../src/rights/IDataRightsRegistry.sol";
import {IVault} from "../../src/token/IVault.sol";
import {RightsFixture} from "./RightsFixture.sol";

/// @title Commit and reveal, and everybody who would like to be first with somebody else's file.
contract DataRightsRegistryTest is RightsFixture {
    function setUp() external {
        deployRights();
    }

    function test_aRevealedClaimIsACertificate() external {
        IDataRightsRegistry.Claim memory claim = claimOf("harbour");
        uint256 before = vault.balanceOf(creator);
        bytes32 commitment = rights.commitmentOf(creator, claim, SALT);
        vm.expectEmit(address(rights));
        emit IDataRightsRegistry.Committed(creator, commitment, 1, vm.getBlockTimestamp() + DAY, REGISTRATION_BOND);
        assertEq(commit(creator, claim), 1);
        assertEq(vault.balanceOf(creator), before - REGISTRATION_BOND);
        assertEq(vault.escrowOf(address(rights)), REGISTRATION_BOND);
        skip(1);
        vm.expectEmit(address(rights));
        emit IDataRightsRegistry.Registered(1, creator, claim.instanceHash, claim, description(), 500, 1);
        assertEq(reveal(creator, claim), 1);

        assertEq(certificates.ownerOf(1), creator);
        assertEq(certificates.creatorOf(1), creator);
        assertEq(rights.claimOf(1), rights.digestOf(claim));
        assertEq(rights.royaltyOf(1), 500);
        assertEq(rights.firstOf(claim.instanceHash), 1);
        assertEq(vault.balanceOf(creator), before, "the bond is back");
        assertEq(vault.escrowOf(address(rights)), 0);
        assertEq(rights.pending(creator, commitment).number, 0);
        rights.check(1, claim);
    }

    /// @dev Fraud: a commitment seen in the mempool, sent by somebody else, even before its author's.
    function test_aCopiedCommitmentIsWorthNothing() external {
        IDataRightsRegistry.Claim memory claim = claimOf("harbour");
        bytes32 seen = rights.commitmentOf(creator, claim, SALT);
        vm.prank(copier);
        rights.commit(seen);
        assertEq(commit(creator, claim), 2, "the copy does not stand in the author's way");
        skip(1);
        vm.expectRevert(
            abi.encodeWithSelector(
                IDataRightsRegistry.CommitmentUnknown.selector, copier, rights.commitmentOf(copier, claim, SALT)
            )
        );
        reveal(copier, claim);
        assertEq(reveal(creator, claim), 2);
        assertEq(certificates.ownerOf(2), creator);
        assertFalse(certificates.exists(1));

        skip(DAY);
        rights.forfeit(copier, seen);
        assertEq(vault.balanceOf(copier), 1_000 ether - REGISTRATION_BOND, "the copier's bond is gone");
    }

    /// @dev Fraud: a reveal seen in the mempool; whoever copies it commits later and so has the larger number.
    function test_aFileSeenInTheMempoolGetsTheLaterNumber() external {
        IDataRightsRegistry.Claim memory claim = claimOf("harbour");
        uint40 original = commit(creator, claim);
        skip(1);
        // the creator's reveal is pending; the copier is mined first, in its block and in the next
        uint40 copy = commit(copier, claim);
        vm.expectPartialRevert(IDataRightsRegistry.RevealTooEarly.selector);
        reveal(copier, claim);
        skip(1);
        assertEq(reveal(copier, claim), copy);
        assertEq(rights.firstOf(claim.instanceHash), copy, "first for as long as nobody earlier reveals");
        assertEq(reveal(creator, claim), original);
        assertLt(original, copy);
        assertEq(rights.firstOf(claim.instanceHash), original, "priority is the commitment's");
        copies.challenge(copy, original, claim, claim);
        assertEq(copies.nearestOf(copy).older, original);
        vm.expectRevert(); // and never the other way round
        copies.challenge(original, copy, claim, claim);
    }

    function test_aSecondCertificateOfAFileDoesNotReplaceTheFirst() external {
        uint40 first = register(creator, "harbour");
        uint40 second = register(copier, "harbour");
        assertEq(rights.firstOf(claimOf("harbour").instanceHash), first);
        assertEq(certificates.ownerOf(second), copier);
    }

    /// @dev Fraud: never revealed commitments, made to have numbers in stock.
    function test_unrevealedCommitmentsLoseTheirBond() external {
        IDataRightsRegistry.Claim memory claim = claimOf("harbour");
        bytes32 commitment = rights.commitmentOf(creator, claim, SALT);
        uint256 deadline = vm.getBlockTimestamp() + DAY;
        commit(creator, claim);
        vm.warp(deadline);
        vm.expectRevert(abi.encodeWithSelector(IDataRightsRegistry.WindowOpen.selector, deadline, deadline));
        rights.forfeit(creator, commitment);
        skip(1);
        vm.expectRevert(abi.encodeWithSelector(IDataRightsRegistry.RevealTooLate.selector, deadline, deadline + 1));
        reveal(creator, claim);
        uint256 treasury = vault.balanceOf(GOVERNOR);
        uint256 before = vault.balanceOf(stranger);
        vm.prank(stranger);
        rights.forfeit(creator, commitment);
        assertEq(vault.balanceOf(stranger) - before, REGISTRATION_BOND / 10);
        assertEq(vault.balanceOf(GOVERNOR) - treasury, REGISTRATION_BOND - REGISTRATION_BOND / 10);
        assertEq(vault.escrowOf(address(rights)), 0);
        vm.expectRevert(abi.encodeWithSelector(IDataRightsRegistry.CommitmentUnknown.selector, creator, commitment));
        rights.forfeit(creator, commitment);
        vm.expectRevert(abi.encodeWithSelector(IDataRightsRegistry.CommitmentUnknown.selector, creator, commitment));
        reveal(creator, claim);
    }

    function test_revealsInTheLastSecond() external {
        commit(creator, claimOf("harbour"));
        skip(DAY);
        reveal(creator, claimOf("harbour"));
    }

    function test_notInTheBlockOfTheCommitment() external {
        commit(creator, claimOf("harbour"));
        uint256 now_ = vm.getBlockTimestamp();
        vm.expectRevert(abi.encodeWithSelector(IDataRightsRegistry.RevealTooEarly.selector, now_ + 1, now_));
        reveal(creator, claimOf("harbour"));
    }

    /// @dev Replay: a commitment made on one chain or for one contract is unknown to every other.
    function test_commitmentsBindChainAndContract() external {
        IDataRightsRegistry.Claim memory claim = claimOf("harbour");
        bytes32 here = rights.commitmentOf(creator, claim, SALT);
        assertEq(here, keccak256(abi.encode(creator, block.chainid, address(rights), rights.digestOf(claim), SALT)));
        commit(creator, claim);
        skip(1);
        vm.chainId(1);
        assertTrue(rights.commitmentOf(creator, claim, SALT) != here);
        vm.expectPartialRevert(IDataRightsRegistry.CommitmentUnknown.selector);
        reveal(creator, claim);
    }

    function test_everyFieldIsBound(uint8 field, uint256 bit) external {
        IDataRightsRegistry.Claim memory claim = claimOf("harbour");
        commit(creator, claim);
        skip(1);
        alter(claim, field % 9, bound(bit, 0, 255));
        vm.expectPartialRevert(IDataRightsRegistry.CommitmentUnknown.selector);
        reveal(creator, claim);
    }

    function test_sameCommitmentTwice() external {
        IDataRightsRegistry.Claim memory claim = claimOf("harbour");
        commit(creator, claim);
        bytes32 commitment = rights.commitmentOf(creator, claim, SALT);
        vm.expectRevert(abi.encodeWithSelector(IDataRightsRegistry.CommitmentTaken.selector, creator, commitment, 1));
        commit(creator, claim);
        vm.expectRevert(IDataRightsRegistry.CommitmentEmpty.selector);
        vm.prank(creator);
        rights.commit(0);
    }

    function test_aRevealCannotBeRepeated() external {
        register(creator, "harbour");
        vm.expectPartialRevert(IDataRightsRegistry.CommitmentUnknown.selector);
        reveal(creator, claimOf("harbour"));
    }

    function test_withoutABondNoNumber() external {
        address poor = address(0x9009);
        vm.expectRevert(abi.encodeWithSelector(IVault.BalanceTooLow.selector, poor, REGISTRATION_BOND, 0));
        vm.prank(poor);
        rights.commit(SALT);
        assertEq(rights.lastNumber(), 0);
    }

    function test_incompleteClaims() external {
        IDataRightsRegistry.Claim memory claim = claimOf("harbour");
        claim.fid = 0;
        refused(claim, "fid");
        claim = claimOf("harbour");
        claim.instanceHash = 0;
        refused(claim, "instanceHash");
        claim = claimOf("harbour");
        claim.keyCommitment = 0;
        refused(claim, "keyCommitment");
        claim = claimOf("harbour");
        claim.deal = 0;
        refused(claim, "deal");
        claim = claimOf("harbour");
        claim.identifier = 0;
        refused(claim, "viewsRoot");
        claim = claimOf("harbour");
        claim.viewsRoot = 0;
        refused(claim, "viewsRoot");
        claim = claimOf("harbour");
        claim.algorithm = 0;
        refused(claim, "algorithm");
    }

    function test_dataOfNoKindHaveNoIdentifier() external {
        IDataRightsRegistry.Claim memory claim = claimOf("table");
        (claim.identifier, claim.viewsRoot, claim.algorithm) = (0, 0, 0);
        claim.mediaType = IDataRightsRegistry.MediaType.Other;
        register(creator, claim);
    }

    function test_textsHaveBounds() external {
        commit(creator, claimOf("harbour"));
        skip(1);
        IDataRightsRegistry.Description memory texts = description();
        texts.title = "";
        refusedTexts(texts, "title", 1, 256, 0);
        texts.title = string(new bytes(257));
        refusedTexts(texts, "title", 1, 256, 257);
        texts = description();
        texts.kind = string(new bytes(65));
        refusedTexts(texts, "kind", 0, 64, 65);
        texts = description();
        texts.keywords = string(new bytes(513));
        refusedTexts(texts, "keywords", 0, 512, 513);
        vm.expectRevert(abi.encodeWithSelector(IDataRightsRegistry.RoyaltyTooHigh.selector, 5_000, 5_001));
        vm.prank(creator);
        rights.reveal(claimOf("harbour"), description(), 5_001, SALT);
        assertEq(reveal(creator, claimOf("harbour")), 1, "nothing was lost by what was refused");
    }

    function test_claimsAreHeldAgainstTheirDigest() external {
        uint40 number = register(creator, "harbour");
        IDataRightsRegistry.Claim memory other = claimOf("another");
        vm.expectRevert(
            abi.encodeWithSelector(
                IDataRightsRegistry.ClaimMismatch.selector,
                number,
                rights.digestOf(claimOf("harbour")),
                rights.digestOf(other)
            )
        );
        rights.check(number, other);
        vm.expectRevert(abi.encodeWithSelector(IDataRightsRegistry.CertificateUnknown.selector, 99));
        rights.check(99, other);
    }

    /// @dev What was locked comes back as it was, whatever the governor does meanwhile.
    function test_aChangedBondIsForLaterCommitments() external {
        commit(creator, claimOf("harbour"));
        vm.prank(GOVERNOR);
        parameters.set(Parameter.RegistrationBond, 5_000);
        skip(1);
        reveal(creator, claimOf("harbour"));
        assertEq(vault.balanceOf(creator), 1_000 ether);
        commit(creator, claimOf("second"));
        assertEq(vault.balanceOf(creator), 950 ether);
    }

    function alter(IDataRightsRegistry.Claim memory claim, uint8 field, uint256 bit) private pure {
        if (field == 0) claim.fid ^= bytes32(uint256(1) << bit);
        if (field == 1) claim.instanceHash ^= bytes32(uint256(1) << bit);
        if (field == 2) claim.identifier ^= uint256(1) << bit;
        if (field == 3) claim.viewsRoot ^= bytes32(uint256(1) << bit);
        if (field == 4) claim.keyCommitment ^= bytes32(uint256(1) << bit);
        if (field == 5) claim.algorithm ^= bytes32(uint256(1) << bit);
        if (field == 6) claim.isccDigest ^= bytes32(uint256(1) << bit);
        if (field == 7) claim.deal ^= uint32(1) << uint8(bit % 32);
        if (field == 8) claim.mediaType = IDataRightsRegistry.MediaType.Video;
    }

    function refused(IDataRightsRegistry.Claim memory claim, string memory field) private {
        commit(creator, claim);
        skip(1);
        vm.expectRevert(abi.encodeWithSelector(IDataRightsRegistry.ClaimIncomplete.selector, field));
        reveal(creator, claim);
    }

    function refusedTexts(
        IDataRightsRegistry.Description memory texts,
        string memory field,
        uint256 minimum,
        uint256 maximum,
        uint256 actual
    ) private {
        vm.expectRevert(
            abi.encodeWithSelector(IDataRightsRegistry.TextLength.selector, field, minimum, maximum, actual)
        );
        vm.prank(creator);
        rights.reveal(claimOf("harbour"), texts, 500, SALT);
    }
}
