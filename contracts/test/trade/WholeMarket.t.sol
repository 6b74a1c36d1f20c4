// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IAccessTerms} from "../../src/billing/IAccessTerms.sol";
import {IKeySales} from "../../src/billing/IKeySales.sol";
import {IPayPerRetrieval} from "../../src/billing/IPayPerRetrieval.sol";
import {IDataCertificates} from "../../src/rights/IDataCertificates.sol";
import {IDataRightsRegistry} from "../../src/rights/IDataRightsRegistry.sol";
import {ILineage} from "../../src/rights/ILineage.sol";
import {IRightsDisputes} from "../../src/rights/IRightsDisputes.sol";
import {CertificateSales} from "../../src/trade/CertificateSales.sol";
import {IAuctions} from "../../src/trade/IAuctions.sol";
import {RightsFixture} from "../rights/RightsFixture.sol";
import {Signatures} from "../support/Signatures.sol";

/// @title Data rights, billing and the market together; everything is the product but the randomness.
contract WholeMarketTest is RightsFixture {
    address private constant GATEKEEPER = address(0x6a7e);
    uint96 private constant PRICE = 1_000;

    uint40 private original;
    uint40 private derived;

    function setUp() external {
        deployRights();
        original = register(creator, "original");
        derived = register(copier, "derived");
        ILineage.Edge[] memory edges = new ILineage.Edge[](1);
        edges[0] = ILineage.Edge({parent: original, kind: ILineage.Kind.Derived, share: 2_500, evidence: 0});
        vm.startPrank(copier);
        lineage.declare(derived, edges, new ILineage.Consent[](0));
        accessTerms.setTerms(derived, IAccessTerms.Terms(PRICE, 0, 0));
        accessTerms.setAccess(derived, IAccessTerms.Access.Open);
        vm.stopPrank();
    }

    function test_aRetrievalPaysGatewayHolderAndParent() external {
        uint256 readerKey = secret("stranger", 0);
        uint40 until = uint40(vm.getBlockTimestamp() + 2 * DAY);
        vm.prank(stranger);
        uint64 channel = retrievals.open(GATEKEEPER, 1 ether, until);
        bytes32 entry = bytes32(uint256(derived) << 216 | uint256(PRICE) << 120 | vm.getBlockTimestamp() << 16);
        IPayPerRetrieval.Settlement[] memory batch = new IPayPerRetrieval.Settlement[](1);
        batch[0] = IPayPerRetrieval.Settlement({
            channel: channel,
            cumulative: PRICE,
            count: 1,
            records: bytes.concat(entry),
            signature: Signatures.compact(
                retrievals.domainSeparator(),
                readerKey,
                keccak256(
                    abi.encode(
                        keccak256("Voucher(uint64 channel,uint128 cumulative,uint64 count,bytes32 digest)"),
                        channel,
                        PRICE,
                        1,
                        keccak256(bytes.concat(bytes32(0), entry))
                    )
                )
            )
        });
        vm.prank(GATEKEEPER);
        retrievals.settle(batch);
        (uint256 before, uint256 parentBefore) = (vault.balanceOf(copier), vault.balanceOf(creator));
        revenue.claim(derived);
        revenue.claim(original);
        assertEq(vault.balanceOf(GATEKEEPER), 50);
        assertEq(vault.balanceOf(copier) - before, 713, "950 less a quarter, rounded for the holder");
        assertEq(vault.balanceOf(creator) - parentBefore, 237);
        assertEq(ledger.count(), 1);
    }

    function test_aSaleSharesTheRoyaltyAndTheLineageSeen() external {
        vm.startPrank(copier);
        certificates.approve(address(listings), derived);
        listings.list(derived, PRICE, uint40(vm.getBlockTimestamp() + DAY));
        vm.stopPrank();
        bytes32 seen = lineage.digestOf(derived);
        vm.prank(copier); // the promise that nothing is added changes the digest, too
        lineage.seal(derived);
        bytes32 now_ = lineage.digestOf(derived);
        vm.expectRevert(abi.encodeWithSelector(CertificateSales.LineageChanged.selector, derived, seen, now_));
        vm.prank(stranger);
        listings.buy(derived, PRICE, seen);
        uint256 before = vault.balanceOf(copier);
        vm.prank(stranger);
        listings.buy(derived, PRICE, now_);
        assertEq(certificates.ownerOf(derived), stranger);
        // price less a royalty of 5 %, which the seller gets as creator, less the parent's quarter of it
        assertEq(vault.balanceOf(copier) - before, 950 + 38);
        assertEq(revenue.inboxOf(original), 12);
    }

    function test_aDisputedCertificateIsNotSold() external {
        vm.startPrank(copier);
        certificates.approve(address(auctions), derived);
        auctions.start(derived, 100, 60);
        vm.stopPrank();
        vm.prank(stranger);
        auctions.bid(derived, 100);
        uint256 before = vault.balanceOf(stranger);
        uint16 worker = disputeAndDraw(derived, creator);
        assertGt(worker, 0);
        skip(60);
        vm.expectRevert(abi.encodeWithSelector(IAuctions.CertificateUnderDispute.selector, uint256(derived)));
        auctions.settle(derived);
        answer(derived, copier); // its creator; the contract that holds it cannot
        bytes memory signed = verdict(derived, IRightsDisputes.Verdict.Invented);
        disputes.conclude(derived, IRightsDisputes.Verdict.Invented, EVIDENCE, signed);
        auctions.settle(derived);
        assertEq(vault.balanceOf(stranger) - before, 100, "nobody pays for what was invented");
        assertEq(revenue.beneficiaryOf(derived), copier);
        assertEq(vault.escrowOf(address(auctions)), 0);
        vm.expectRevert(abi.encodeWithSelector(IDataCertificates.CertificateVoid.selector, uint256(derived)));
        auctions.settle(derived);
    }

    function test_aKeyIsOfferedForTheClaimThatWasRegistered() external {
        IKeySales.Capsule memory one;
        one.certificate = derived;
        IDataRightsRegistry.Claim memory other = claimOf("derived");
        other.keyCommitment = keccak256("another");
        vm.expectPartialRevert(IDataRightsRegistry.ClaimMismatch.selector);
        vm.prank(copier);
        keySales.offer(one, other, PRICE);
        vm.expectRevert(abi.encodeWithSelector(IKeySales.SaleCapsuleLength.selector, "point", 128, 0));
        vm.prank(copier); // the right claim is taken; then the capsule is looked at
        keySales.offer(one, claimOf("derived"), PRICE);
    }
}
