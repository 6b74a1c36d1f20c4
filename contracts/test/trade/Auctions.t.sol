// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IAccessTerms} from "../../src/billing/IAccessTerms.sol";
import {IRightsDisputes} from "../../src/rights/IRightsDisputes.sol";
import {IVault} from "../../src/token/IVault.sol";
import {IAuctions} from "../../src/trade/IAuctions.sol";
import {BillingFixture} from "../billing/BillingFixture.sol";

/// @title English auctions: custody, bids, late bids, and certificates that fall under dispute meanwhile.
contract AuctionsTest is BillingFixture {
    address private constant CREATOR = address(0xc4ea);
    address private constant SELLER = address(0x5e11e4);
    address private constant FIRST = address(0xb1);
    address private constant SECOND = address(0xb2);
    uint256 private constant WORK = 1;
    uint40 private constant DURATION = 2 days;

    function setUp() external {
        deployBilling();
        mint(CREATOR, WORK, 1_000);
        vm.prank(CREATOR);
        certificates.transferFrom(CREATOR, SELLER, WORK);
        fund(FIRST, 1 ether);
        fund(SECOND, 1 ether);
    }

    function test_theHighestBidWins() external {
        start(100, DURATION);
        bid(FIRST, 100);
        vm.expectRevert(abi.encodeWithSelector(IAuctions.BidTooLow.selector, 105, 104));
        bid(SECOND, 104);
        bid(SECOND, 105);
        vm.snapshotGasLastCall("trade", "Auctions.bid");
        assertEq(vault.balanceOf(FIRST), 1 ether, "who is outbid has its money back");
        uint40 end = auctions.auctionOf(WORK).end;
        vm.warp(end - 1);
        vm.expectRevert(abi.encodeWithSelector(IAuctions.AuctionOpen.selector, WORK, end, end - 1));
        auctions.settle(WORK);
        vm.warp(end);
        vm.expectRevert(abi.encodeWithSelector(IAuctions.AuctionOver.selector, WORK, end, end));
        bid(FIRST, 1_000);
        auctions.settle(WORK);
        vm.snapshotGasLastCall("trade", "Auctions.settle");
        assertEq(certificates.ownerOf(WORK), SECOND);
        assertEq(vault.balanceOf(SELLER), 95);
        assertEq(vault.balanceOf(CREATOR), 10);
        assertEq(vault.escrowOf(address(auctions)), 0);
        vm.expectRevert(abi.encodeWithSelector(IAuctions.AuctionUnknown.selector, WORK));
        auctions.settle(WORK);
    }

    function test_aLateBidExtendsTheEnd() external {
        start(100, DURATION);
        uint40 end = auctions.auctionOf(WORK).end;
        vm.warp(end - 601);
        bid(FIRST, 100);
        assertEq(auctions.auctionOf(WORK).end, end);
        vm.warp(end - 1);
        bid(SECOND, 200);
        assertEq(auctions.auctionOf(WORK).end, end + 599);
        vm.warp(end + 598);
        bid(FIRST, 300);
        assertEq(auctions.auctionOf(WORK).end, end + 598 + 600);
    }

    function test_nobodyChangesWhatIsOnTheBlock() external {
        start(100, DURATION);
        vm.startPrank(SELLER);
        vm.expectRevert(
            abi.encodeWithSelector(IAccessTerms.OnlyCertificateHolder.selector, WORK, address(auctions), SELLER)
        );
        terms.setTerms(WORK, IAccessTerms.Terms(1, 1, 60));
        vm.expectRevert();
        certificates.transferFrom(SELLER, FIRST, WORK); // a second sale
        vm.expectRevert(abi.encodeWithSelector(IAuctions.OnlyAuctioneer.selector, WORK, address(auctions), SELLER));
        auctions.start(WORK, 1, DURATION);
        vm.expectRevert(abi.encodeWithSelector(IAuctions.SellerMayNotBid.selector, WORK, SELLER));
        auctions.bid(WORK, 100);
        vm.stopPrank();
        bid(FIRST, 100);
        vm.prank(SELLER);
        vm.expectRevert(abi.encodeWithSelector(IAuctions.AuctionHasBid.selector, WORK, FIRST, 100));
        auctions.cancel(WORK);
    }

    function test_withoutABidItComesBack() external {
        start(0, DURATION);
        assertEq(auctions.minimumBid(WORK), 1);
        vm.expectRevert(abi.encodeWithSelector(IAuctions.OnlyAuctioneer.selector, WORK, SELLER, FIRST));
        vm.prank(FIRST);
        auctions.cancel(WORK);
        vm.prank(SELLER);
        auctions.cancel(WORK);
        assertEq(certificates.ownerOf(WORK), SELLER);
        start(5, 60);
        skip(60);
        auctions.settle(WORK);
        assertEq(certificates.ownerOf(WORK), SELLER);
    }

    function test_aDisputeHoldsTheMoney() external {
        start(100, DURATION);
        bid(FIRST, 100);
        skip(DURATION);
        disputes.put(IRightsDisputes.Standing.Unchecked, true);
        vm.expectRevert(abi.encodeWithSelector(IAuctions.CertificateUnderDispute.selector, WORK));
        auctions.settle(WORK);
        disputes.put(IRightsDisputes.Standing.Invented, false);
        auctions.settle(WORK);
        assertEq(vault.balanceOf(FIRST), 1 ether, "nobody pays for what was invented");
        assertEq(certificates.ownerOf(WORK), address(auctions));
        assertEq(revenue.beneficiaryOf(WORK), SELLER);
        assertEq(vault.escrowOf(address(auctions)), 0);
    }

    /// @dev Fraud: somebody opens one dispute after the other, which the contract that holds the certificate cannot answer.
    function test_disputesWithoutEndDoNotKeepABid() external {
        start(100, DURATION);
        bid(FIRST, 100);
        uint40 end = auctions.auctionOf(WORK).end;
        disputes.put(IRightsDisputes.Standing.Unproven, true);
        vm.warp(end + 30 days);
        vm.expectRevert(abi.encodeWithSelector(IAuctions.CertificateUnderDispute.selector, WORK));
        auctions.settle(WORK);
        vm.warp(end + 30 days + 1);
        auctions.settle(WORK);
        assertEq(vault.balanceOf(FIRST), 1 ether, "the bid is free again");
        assertEq(revenue.beneficiaryOf(WORK), SELLER);
        vm.expectRevert(abi.encodeWithSelector(IAuctions.CertificateUnderDispute.selector, WORK));
        auctions.settle(WORK);
        disputes.put(IRightsDisputes.Standing.Unproven, false);
        auctions.settle(WORK);
        assertEq(certificates.ownerOf(WORK), SELLER, "and the certificate comes back once it can move");
    }

    function test_outsideTheBounds() external {
        vm.startPrank(SELLER);
        certificates.approve(address(auctions), WORK);
        vm.expectRevert(abi.encodeWithSelector(IAuctions.AuctionDurationOutOfRange.selector, 60, 30 days, 59));
        auctions.start(WORK, 1, 59);
        vm.expectRevert(abi.encodeWithSelector(IAuctions.AuctionDurationOutOfRange.selector, 60, 30 days, 30 days + 1));
        auctions.start(WORK, 1, 30 days + 1);
        vm.stopPrank();
        vm.expectRevert(abi.encodeWithSelector(IAuctions.AuctionUnknown.selector, WORK));
        bid(FIRST, 1);
        vm.expectRevert(abi.encodeWithSelector(IAuctions.OnlyAuctioneer.selector, WORK, SELLER, FIRST));
        vm.prank(FIRST);
        auctions.start(WORK, 1, DURATION);
        start(1, DURATION);
        vm.expectRevert(abi.encodeWithSelector(IVault.BalanceTooLow.selector, address(0xf00), 5, 0));
        bid(address(0xf00), 5);
        assertEq(auctions.auctionOf(WORK).bid, 0);
    }

    function testFuzz_bidsComeBackButTheLast(uint96[8] memory bids) external {
        start(1, DURATION);
        for (uint256 i; i < 8; ++i) {
            uint96 amount = uint96(bound(bids[i], 1, 1 ether));
            address bidder = i % 2 == 0 ? FIRST : SECOND;
            bool enough = amount >= auctions.minimumBid(WORK);
            vm.prank(bidder);
            try auctions.bid(WORK, amount) {
                assertTrue(enough, "too little was taken");
            } catch {
                // a bidder above itself: its first bid comes back before the second is locked
                assertFalse(enough, "enough was refused");
            }
            assertEq(vault.escrowOf(address(auctions)), auctions.auctionOf(WORK).bid);
        }
        vm.warp(auctions.auctionOf(WORK).end);
        auctions.settle(WORK);
        uint256 sum = vault.balanceOf(FIRST) + vault.balanceOf(SECOND) + vault.balanceOf(SELLER);
        assertEq(sum + vault.balanceOf(CREATOR), 2 ether);
        assertEq(vault.escrowOf(address(auctions)), 0);
    }

    function start(uint96 reserve, uint40 duration) private {
        vm.startPrank(SELLER);
        certificates.approve(address(auctions), WORK);
        auctions.start(WORK, reserve, duration);
        vm.stopPrank();
    }

    function bid(address bidder, uint96 amount) private {
        vm.prank(bidder);
        auctions.bid(WORK, amount);
    }
}
