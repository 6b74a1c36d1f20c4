// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IERC721Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";
import {ILineage} from "../../src/rights/ILineage.sol";
import {IRightsDisputes} from "../../src/rights/IRightsDisputes.sol";
import {ContractWallet} from "./Receivers.sol";
import {RightsFixture} from "./RightsFixture.sol";

/// @title The graph of descent, and who would bend it.
contract LineageTest is RightsFixture {
    bytes32 private constant LICENCE = keccak256("you may print it");

    uint40 private parent;
    uint40 private child;

    function setUp() external {
        deployRights();
        parent = register(creator, "harbour");
        child = register(copier, "collage");
    }

    function test_edgesAreDeclaredAndRead() external {
        vm.expectEmit(address(lineage));
        emit ILineage.EdgeAdded(child, parent, ILineage.Kind.Derived, 2_500, LICENCE);
        declare(copier, child, edge(parent, ILineage.Kind.Derived, 2_500));
        (uint40[] memory parents, uint16[] memory shares, ILineage.Kind[] memory kinds) = lineage.parentsOf(child);
        assertEq(parents.length, 1);
        assertEq(parents[0], parent);
        assertEq(shares[0], 2_500);
        assertEq(uint256(kinds[0]), uint256(ILineage.Kind.Derived));
        assertEq(lineage.sharesOf(child), 2_500);
        (parents,,) = lineage.parentsOf(parent);
        assertEq(parents.length, 0);
    }

    /// @dev Fraud: a cycle, direct, through another, or to oneself.
    function test_noPathComesBack() external {
        uint40 grandchild = register(stranger, "poster");
        declare(copier, child, edge(parent, ILineage.Kind.Derived, 100));
        declare(stranger, grandchild, edge(child, ILineage.Kind.Derived, 100));
        refused(creator, parent, edge(child, ILineage.Kind.Derived, 0), notEarlier(parent, child));
        refused(creator, parent, edge(grandchild, ILineage.Kind.Derived, 0), notEarlier(parent, grandchild));
        refused(creator, parent, edge(parent, ILineage.Kind.Derived, 0), notEarlier(parent, parent));
    }

    /// @dev Fraud: shares of more than there is, at once or bit by bit.
    function test_sharesNeverExceedTheWhole(uint16 first, uint16 second) external {
        uint40 other = register(creator, "lighthouse");
        uint40 last = register(copier, "diptych");
        first = uint16(bound(first, 0, 12_000));
        second = uint16(bound(second, 0, 12_000));
        if (first > 10_000) {
            refused(copier, last, edge(parent, ILineage.Kind.Derived, first), tooMuch(first));
            return;
        }
        declare(copier, last, edge(parent, ILineage.Kind.Derived, first));
        uint256 sum = uint256(first) + second;
        if (sum > 10_000) {
            refused(copier, last, edge(other, ILineage.Kind.Duplicate, second), tooMuch(sum));
            assertEq(lineage.sharesOf(last), first);
        } else {
            declare(copier, last, edge(other, ILineage.Kind.Duplicate, second));
            assertEq(lineage.sharesOf(last), sum);
        }
    }

    function test_eightParentsAreTheMost(uint8 batch) external {
        uint40[] memory all = new uint40[](9);
        for (uint256 i; i < 9; ++i) {
            all[i] = register(creator, vm.toString(i));
        }
        uint40 last = register(copier, "mosaic");
        uint256 first = bound(batch, 1, 8);
        declareMany(last, all, 0, first);
        if (first < 8) declareMany(last, all, first, 8);
        (uint40[] memory parents, uint16[] memory shares, ILineage.Kind[] memory kinds) = lineage.parentsOf(last);
        assertEq(parents.length, 8);
        for (uint256 i; i < 8; ++i) {
            assertEq(parents[i], all[i]);
            assertEq(shares[i], 1_000 + i);
            assertEq(uint256(kinds[i]), uint256(ILineage.Kind.Generated));
        }
        refused(
            copier,
            last,
            edge(all[8], ILineage.Kind.Derived, 0),
            abi.encodeWithSelector(ILineage.EdgeCount.selector, 8, 9)
        );
        vm.expectRevert(abi.encodeWithSelector(ILineage.EdgeCount.selector, 8, 0));
        vm.prank(copier);
        lineage.declare(child, new ILineage.Edge[](0), new ILineage.Consent[](0));
    }

    function test_onlyTheHolderDeclares() external {
        refused(
            creator,
            child,
            edge(parent, ILineage.Kind.Derived, 0),
            abi.encodeWithSelector(ILineage.OnlyLineageHolder.selector, child, copier, creator)
        );
        vm.prank(copier);
        certificates.transferFrom(copier, stranger, child);
        refused(
            copier,
            child,
            edge(parent, ILineage.Kind.Derived, 0),
            abi.encodeWithSelector(ILineage.OnlyLineageHolder.selector, child, stranger, copier)
        );
        refused(
            copier,
            99,
            edge(parent, ILineage.Kind.Derived, 0),
            abi.encodeWithSelector(IERC721Errors.ERC721NonexistentToken.selector, 99)
        );
    }

    function test_edgesThatSayNothingOrTooMuch() external {
        refused(
            copier,
            child,
            edge(parent, ILineage.Kind.None, 0),
            abi.encodeWithSelector(ILineage.KindMissing.selector, parent)
        );
        refused(
            copier,
            child,
            edge(parent, ILineage.Kind.Independent, 1),
            abi.encodeWithSelector(ILineage.ShareNotAllowed.selector, ILineage.Kind.Independent, 1)
        );
        refused(
            copier, child, edge(0, ILineage.Kind.Derived, 1), abi.encodeWithSelector(ILineage.ParentUnknown.selector, 0)
        );
        declare(copier, child, edge(parent, ILineage.Kind.Independent, 0));
        refused(
            copier,
            child,
            edge(parent, ILineage.Kind.Derived, 0),
            abi.encodeWithSelector(ILineage.EdgeTaken.selector, child, parent)
        );
    }

    function test_oneParentTwiceInOneCall() external {
        ILineage.Edge[] memory edges = new ILineage.Edge[](2);
        edges[0] = edge(parent, ILineage.Kind.Derived, 1);
        edges[1] = edge(parent, ILineage.Kind.Duplicate, 1);
        vm.expectRevert(abi.encodeWithSelector(ILineage.EdgeTaken.selector, child, parent));
        vm.prank(copier);
        lineage.declare(child, edges, new ILineage.Consent[](0));
    }

    function test_aCommitmentIsNoParent() external {
        uint40 pending = commit(creator, claimOf("unrevealed"));
        uint40 last = register(copier, "last");
        refused(
            copier,
            last,
            edge(pending, ILineage.Kind.Derived, 1),
            abi.encodeWithSelector(ILineage.ParentUnknown.selector, pending)
        );
    }

    function test_licencesNeedTheParentsHolder() external {
        ILineage.Edge memory licensed = edge(parent, ILineage.Kind.Licensed, 1_000);
        refused(copier, child, licensed, abi.encodeWithSelector(ILineage.ConsentCount.selector, 1, 0));
        license(licensed, consent(creatorKey, child, licensed));
        assertEq(lineage.sharesOf(child), 1_000);
    }

    function test_whatOneHoldsOneselfNeedsNoConsent() external {
        uint40 print = register(creator, "print");
        declare(creator, print, edge(parent, ILineage.Kind.Licensed, 1_000));
        assertEq(lineage.sharesOf(print), 1_000);
    }

    function test_consentsAreForOneEdge() external {
        ILineage.Edge memory licensed = edge(parent, ILineage.Kind.Licensed, 1_000);
        ILineage.Consent memory given = consent(creatorKey, child, licensed);
        licensed.share = 0;
        refusedConsent(licensed, given, rejected());
        licensed.share = 1_000;
        licensed.evidence = 0;
        refusedConsent(licensed, given, rejected());
        licensed.evidence = LICENCE;
        refusedConsent(licensed, consent(secret("stranger", 0), child, licensed), rejected());
        refusedConsent(licensed, consent(creatorKey, child + 1, licensed), rejected());
        given.signature = bytes.concat(given.signature, hex"00");
        refusedConsent(licensed, given, rejected());
    }

    /// @dev Replay: a consent for another contract, or chain, or of who was the holder before, or too late.
    function test_consentsAreForHereAndNow() external {
        ILineage.Edge memory licensed = edge(parent, ILineage.Kind.Licensed, 1_000);
        ILineage.Consent memory given = consent(creatorKey, child, licensed);
        uint256 chain = block.chainid;
        vm.chainId(1);
        refusedConsent(licensed, given, rejected());
        vm.chainId(chain);
        uint256 snapshot = vm.snapshotState();
        vm.prank(creator);
        certificates.transferFrom(creator, stranger, parent);
        refusedConsent(
            licensed, given, abi.encodeWithSelector(ILineage.LicenceConsentRejected.selector, parent, stranger)
        );
        vm.revertToState(snapshot);
        skip(1_001);
        refusedConsent(
            licensed,
            given,
            abi.encodeWithSelector(ILineage.ConsentExpired.selector, given.deadline, given.deadline + 1)
        );
    }

    function test_consentsNobodyAskedForAreRefused() external {
        ILineage.Edge memory derived = edge(parent, ILineage.Kind.Derived, 1_000);
        refusedConsent(
            derived, consent(creatorKey, child, derived), abi.encodeWithSelector(ILineage.ConsentCount.selector, 0, 1)
        );
    }

    function test_contractsConsentToo() external {
        ILineage.Edge memory licensed = edge(parent, ILineage.Kind.Licensed, 1_000);
        ILineage.Consent memory given = consent(creatorKey, child, licensed);
        ContractWallet wallet = new ContractWallet(lineage.consentDigest(child, parent, 1_000, LICENCE, given.deadline));
        vm.prank(creator);
        certificates.transferFrom(creator, address(wallet), parent);
        given.signature = "";
        license(licensed, given);
        assertEq(lineage.sharesOf(child), 1_000);
    }

    function test_inventedCertificatesHaveNoDescent() external {
        settle(parent, stranger, IRightsDisputes.Verdict.Invented);
        bytes memory refusal = abi.encodeWithSelector(ILineage.CertificateInvented.selector, parent);
        refused(copier, child, edge(parent, ILineage.Kind.Derived, 1), refusal);
        vm.expectRevert(refusal);
        vm.prank(creator);
        lineage.seal(parent);
    }

    /// @dev Fraud: a share added just before the sale. The buyer names the digest it saw, or buys what is sealed.
    function test_theDigestShowsEveryChange() external {
        bytes32 seen = lineage.digestOf(child);
        declare(copier, child, edge(parent, ILineage.Kind.Derived, 9_999));
        bytes32 changed = lineage.digestOf(child);
        assertTrue(changed != seen);
        vm.expectEmit(address(lineage));
        emit ILineage.LineageSealed(child);
        vm.prank(copier);
        lineage.seal(child);
        assertTrue(lineage.isSealed(child));
        assertTrue(lineage.digestOf(child) != changed);
        uint40 other = register(creator, "late");
        assertGt(other, child);
        refused(
            copier,
            child,
            edge(parent, ILineage.Kind.Derived, 1),
            abi.encodeWithSelector(ILineage.SealedAlready.selector, child)
        );
    }

    function test_generatedContentNamesItsModel() external {
        ILineage.Generation memory generation;
        refusedGeneration(generation, abi.encodeWithSelector(ILineage.GenerationIncomplete.selector, "model"));
        generation.model = keccak256("weights");
        refusedGeneration(generation, abi.encodeWithSelector(ILineage.GenerationIncomplete.selector, "modelName"));
        generation.modelName = string(new bytes(129));
        refusedGeneration(
            generation, abi.encodeWithSelector(ILineage.GenerationTooLarge.selector, "modelName", 128, 129)
        );
        generation.modelName = "diffusion 3";
        generation.dataSets = new bytes32[](17);
        refusedGeneration(generation, abi.encodeWithSelector(ILineage.GenerationTooLarge.selector, "dataSets", 16, 17));
        generation.dataSets = new bytes32[](1);
        vm.expectEmit(address(lineage));
        emit ILineage.GenerationDeclared(child, generation);
        vm.prank(copier);
        lineage.declareGeneration(child, generation);
        vm.expectRevert(abi.encodeWithSelector(ILineage.OnlyLineageHolder.selector, child, copier, creator));
        vm.prank(creator);
        lineage.declareGeneration(child, generation);
    }

    function declare(address by, uint40 of_, ILineage.Edge memory wanted) private {
        vm.prank(by);
        lineage.declare(of_, one(wanted), new ILineage.Consent[](0));
    }

    function declareMany(uint40 of_, uint40[] memory parents, uint256 from, uint256 until) private {
        ILineage.Edge[] memory edges = new ILineage.Edge[](until - from);
        for (uint256 i = from; i < until; ++i) {
            edges[i - from] = edge(parents[i], ILineage.Kind.Generated, uint16(1_000 + i));
        }
        vm.prank(copier);
        lineage.declare(of_, edges, new ILineage.Consent[](0));
    }

    function license(ILineage.Edge memory wanted, ILineage.Consent memory given) private {
        ILineage.Consent[] memory consents = new ILineage.Consent[](1);
        consents[0] = given;
        vm.prank(copier);
        lineage.declare(child, one(wanted), consents);
    }

    function refused(address by, uint40 of_, ILineage.Edge memory wanted, bytes memory refusal) private {
        vm.expectRevert(refusal);
        declare(by, of_, wanted);
    }

    function refusedConsent(ILineage.Edge memory wanted, ILineage.Consent memory given, bytes memory refusal) private {
        vm.expectRevert(refusal);
        license(wanted, given);
    }

    function refusedGeneration(ILineage.Generation memory generation, bytes memory refusal) private {
        vm.expectRevert(refusal);
        vm.prank(copier);
        lineage.declareGeneration(child, generation);
    }

    function consent(uint256 key, uint40 of_, ILineage.Edge memory wanted)
        private
        view
        returns (ILineage.Consent memory given)
    {
        given.deadline = vm.getBlockTimestamp() + 1_000;
        (uint8 v, bytes32 r, bytes32 s) =
            vm.sign(key, lineage.consentDigest(of_, wanted.parent, wanted.share, wanted.evidence, given.deadline));
        given.signature = abi.encodePacked(r, s, v);
    }

    function edge(uint40 to, ILineage.Kind kind, uint16 share) private pure returns (ILineage.Edge memory) {
        return ILineage.Edge(to, kind, share, LICENCE);
    }

    function one(ILineage.Edge memory wanted) private pure returns (ILineage.Edge[] memory edges) {
        edges = new ILineage.Edge[](1);
        edges[0] = wanted;
    }

    function notEarlier(uint40 of_, uint40 to) private pure returns (bytes memory) {
        return abi.encodeWithSelector(ILineage.NotEarlier.selector, of_, to);
    }

    function tooMuch(uint256 sum) private pure returns (bytes memory) {
        return abi.encodeWithSelector(ILineage.SharesExceedWhole.selector, 10_000, sum);
    }

    function rejected() private view returns (bytes memory) {
        return abi.encodeWithSelector(ILineage.LicenceConsentRejected.selector, parent, creator);
    }
}
