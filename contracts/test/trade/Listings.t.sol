// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IERC721Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";
import {IVault} from "../../src/token/IVault.sol";
import {CertificateSales} from "../../src/trade/CertificateSales.sol";
import {IListings} from "../../src/trade/IListings.sol";
import {IPurchaseOffers} from "../../src/trade/IPurchaseOffers.sol";
import {BillingFixture} from "../billing/BillingFixture.sol";
import {HostileReceiver} from "./Hostile.sol";

/// @title Certificates at a fixed price, and offers for them: nobody is surprised, nothing is sold twice.
contract ListingsTest is BillingFixture {
    address private constant CREATOR = address(0xc4ea);
    address private constant SELLER = address(0x5e11e4);
    address private constant BUYER = address(0xb0b);
    uint256 private constant WORK = 2;
    uint96 private constant PRICE = 1_000;

    function setUp() external {
        deployBilling();
        mint(address(0xa), 1, 0);
        mint(CREATOR, WORK, 1_000);
        vm.prank(CREATOR);
        certificates.transferFrom(CREATOR, SELLER, WORK);
        vm.prank(SELLER);
        certificates.approve(address(listings), WORK);
        fund(BUYER, 1 ether);
    }

    function test_aSaleSharesTheRoyaltyWithTheParents() external {
        lineage.put(WORK, 1, 2_500);
        list(PRICE);
        buy(PRICE);
        vm.snapshotGasLastCall("trade", "Listings.buy");
        assertEq(certificates.ownerOf(WORK), BUYER);
        assertEq(vault.balanceOf(SELLER), 900);
        assertEq(vault.balanceOf(CREATOR), 75, "the royalty less the parents' shares of it");
        assertEq(revenue.inboxOf(1), 25);
        assertEq(vault.escrowOf(address(listings)), 0);
    }

    function test_soldOnce() external {
        list(PRICE);
        uint64 id = offer(PRICE);
        buy(PRICE);
        refuseBuy(abi.encodeWithSelector(IListings.NotListed.selector, WORK));
        vm.expectRevert(abi.encodeWithSelector(IPurchaseOffers.OnlyOfferedHolder.selector, WORK, BUYER, SELLER));
        vm.prank(SELLER);
        purchaseOffers.accept(id, 0);
    }

    function test_aPriceRaisedInFrontOfABuyer() external {
        list(PRICE);
        list(PRICE + 1);
        refuseBuy(abi.encodeWithSelector(IListings.CertificatePriceAbove.selector, PRICE, PRICE + 1));
    }

    function test_aShareAddedInFrontOfABuyer() external {
        list(PRICE);
        bytes32 seen = lineage.digestOf(WORK);
        lineage.put(WORK, 1, 9_000);
        vm.expectRevert(
            abi.encodeWithSelector(CertificateSales.LineageChanged.selector, WORK, seen, lineage.digestOf(WORK))
        );
        vm.prank(BUYER);
        listings.buy(WORK, PRICE, seen);
    }

    function test_onlyTheHolderLists() external {
        uint40 until = uint40(vm.getBlockTimestamp() + 1);
        vm.expectRevert(abi.encodeWithSelector(IListings.OnlySeller.selector, WORK, SELLER, CREATOR));
        vm.prank(CREATOR);
        listings.list(WORK, PRICE, until);
        uint256 time = vm.getBlockTimestamp();
        vm.startPrank(SELLER);
        vm.expectRevert(
            abi.encodeWithSelector(IListings.ListingTermOutOfRange.selector, time + 1, time + 366 days, time)
        );
        listings.list(WORK, PRICE, uint40(time));
        vm.expectRevert(
            abi.encodeWithSelector(
                IListings.ListingTermOutOfRange.selector, time + 1, time + 366 days, time + 366 days + 1
            )
        );
        listings.list(WORK, PRICE, uint40(time + 366 days + 1));
        vm.stopPrank();
        vm.expectRevert();
        listings.list(99, PRICE, until);
    }

    function test_overStaleAndWithdrawn() external {
        vm.expectRevert(abi.encodeWithSelector(IListings.NotListed.selector, WORK));
        listings.delist(WORK);
        list(PRICE);
        vm.expectRevert(abi.encodeWithSelector(IListings.OnlySeller.selector, WORK, SELLER, BUYER));
        vm.prank(BUYER);
        listings.delist(WORK);
        uint40 until = listings.listingOf(WORK).until;
        vm.warp(until + 1);
        refuseBuy(abi.encodeWithSelector(IListings.ListingOver.selector, WORK, until, until + 1));
        list(PRICE);
        vm.prank(SELLER);
        certificates.transferFrom(SELLER, CREATOR, WORK);
        refuseBuy(abi.encodeWithSelector(IListings.ListingStale.selector, WORK, SELLER, CREATOR));
        vm.prank(BUYER); // anybody may take away what is dead
        listings.delist(WORK);
        assertEq(listings.listingOf(WORK).seller, address(0));
    }

    function test_withoutApprovalOrMoneyNothingMoves() external {
        list(PRICE);
        vm.prank(SELLER);
        certificates.approve(address(0), WORK);
        refuseBuy(abi.encodeWithSelector(IERC721Errors.ERC721InsufficientApproval.selector, address(listings), WORK));
        assertEq(vault.balanceOf(BUYER), 1 ether);
        bytes32 digest = lineage.digestOf(WORK);
        vm.expectRevert(abi.encodeWithSelector(IVault.BalanceTooLow.selector, address(0xf00), PRICE, 0));
        vm.prank(address(0xf00));
        listings.buy(WORK, PRICE, digest);
    }

    /// @notice A buyer's contract is never called, so it can neither refuse, burn gas nor re-enter.
    function test_aHostileReceiverIsNotAsked() external {
        HostileReceiver receiver = new HostileReceiver(listings);
        fund(address(receiver), PRICE);
        list(PRICE);
        receiver.buy(WORK, PRICE, lineage.digestOf(WORK));
        assertEq(certificates.ownerOf(WORK), address(receiver));
        assertEq(receiver.calls(), 0);
        assertEq(vault.balanceOf(SELLER), 900);
    }

    function test_offersAreAcceptedOrTakenBack() external {
        uint64 id = offer(PRICE);
        uint64 second = offer(PRICE);
        assertEq(vault.escrowOf(address(purchaseOffers)), 2 * PRICE);
        vm.expectRevert(abi.encodeWithSelector(IPurchaseOffers.OnlyOfferer.selector, id, BUYER, SELLER));
        vm.prank(SELLER);
        purchaseOffers.withdraw(id);
        vm.prank(BUYER);
        purchaseOffers.withdraw(id);
        vm.expectRevert(abi.encodeWithSelector(IPurchaseOffers.PurchaseOfferUnknown.selector, id));
        vm.prank(BUYER);
        purchaseOffers.withdraw(id);
        vm.startPrank(SELLER);
        certificates.approve(address(purchaseOffers), WORK);
        vm.expectRevert(abi.encodeWithSelector(IPurchaseOffers.OfferBelow.selector, PRICE + 1, PRICE));
        purchaseOffers.accept(second, PRICE + 1);
        purchaseOffers.accept(second, PRICE);
        vm.snapshotGasLastCall("trade", "PurchaseOffers.accept");
        vm.stopPrank();
        assertEq(certificates.ownerOf(WORK), BUYER);
        assertEq(vault.balanceOf(SELLER), 900);
        assertEq(vault.balanceOf(CREATOR), 100);
        assertEq(vault.escrowOf(address(purchaseOffers)), 0);
    }

    function test_offersOutsideTheirBounds() external {
        uint256 time = vm.getBlockTimestamp();
        vm.startPrank(BUYER);
        vm.expectRevert(IVault.ZeroAmount.selector);
        purchaseOffers.offer(WORK, 0, uint40(time + 1), 0);
        vm.expectRevert(
            abi.encodeWithSelector(IPurchaseOffers.OfferTermOutOfRange.selector, time + 1, time + 366 days, time)
        );
        purchaseOffers.offer(WORK, 1, uint40(time), 0);
        vm.expectRevert();
        purchaseOffers.offer(99, 1, uint40(time + 1), 0);
        vm.stopPrank();
        uint64 id = offer(PRICE);
        uint40 until = purchaseOffers.offerOf(id).until;
        vm.warp(until + 1);
        vm.expectRevert(abi.encodeWithSelector(IPurchaseOffers.PurchaseOfferOver.selector, id, until, until + 1));
        vm.prank(SELLER);
        purchaseOffers.accept(id, 0);
        vm.prank(BUYER);
        purchaseOffers.withdraw(id);
    }

    function test_anOfferIsForTheLineageItsBuyerSaw() external {
        uint64 id = offer(PRICE);
        lineage.put(WORK, 1, 9_000);
        vm.startPrank(SELLER);
        certificates.approve(address(purchaseOffers), WORK);
        vm.expectPartialRevert(CertificateSales.LineageChanged.selector);
        purchaseOffers.accept(id, 0);
    }

    /// @notice A handover beside the market pays no royalty: no ERC-721 token can stop that. What the data earns keeps its shares.
    function test_whatTheMarketCannotStop() external {
        lineage.put(WORK, 1, 2_500);
        vm.prank(SELLER);
        certificates.transferFrom(SELLER, BUYER, WORK); // paid for elsewhere
        assertEq(vault.balanceOf(CREATOR), 0);
        vm.prank(BUYER);
        revenue.pay(WORK, 1_000);
        revenue.claim(WORK);
        assertEq(revenue.inboxOf(1), 250);
    }

    function testFuzz_aSaleGivesAwayWhatItTook(uint96 price, uint16 royalty, uint16 share) external {
        price = uint96(bound(price, 0, 1 ether));
        mint(SELLER, 3, bound(royalty, 0, 10_000));
        lineage.put(3, 1, uint16(bound(share, 0, 10_000)));
        vm.startPrank(SELLER);
        certificates.approve(address(listings), 3);
        listings.list(3, price, uint40(vm.getBlockTimestamp() + 1));
        vm.stopPrank();
        bytes32 digest = lineage.digestOf(3);
        vm.prank(BUYER);
        listings.buy(3, price, digest);
        assertEq(vault.balanceOf(BUYER) + vault.balanceOf(SELLER) + revenue.inboxOf(1), 1 ether);
        assertEq(vault.escrowOf(address(listings)), 0);
        assertEq(vault.escrowOf(address(revenue)), revenue.inboxOf(1));
    }

    function test_aRoyaltyAboveThePriceIsRefused() external {
        mint(SELLER, 3, 10_001);
        vm.startPrank(SELLER);
        certificates.approve(address(listings), 3);
        listings.list(3, 1 ether, uint40(vm.getBlockTimestamp() + 1));
        vm.stopPrank();
        bytes32 digest = lineage.digestOf(3);
        vm.expectPartialRevert(CertificateSales.RoyaltyAbovePrice.selector);
        vm.prank(BUYER);
        listings.buy(3, 1 ether, digest);
    }

    function list(uint96 price) private {
        uint40 until = uint40(vm.getBlockTimestamp() + 30 days);
        vm.prank(SELLER);
        listings.list(WORK, price, until);
    }

    function buy(uint256 maximum) private {
        bytes32 digest = lineage.digestOf(WORK);
        vm.prank(BUYER);
        listings.buy(WORK, maximum, digest);
    }

    function refuseBuy(bytes memory error) private {
        bytes32 digest = lineage.digestOf(WORK);
        vm.expectRevert(error);
        vm.prank(BUYER);
        listings.buy(WORK, PRICE, digest);
    }

    function offer(uint96 amount) private returns (uint64) {
        bytes32 digest = lineage.digestOf(WORK);
        uint40 until = uint40(vm.getBlockTimestamp() + 30 days);
        vm.prank(BUYER);
        return purchaseOffers.offer(WORK, amount, until, digest);
    }
}
