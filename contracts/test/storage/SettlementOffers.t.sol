// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IDeals} from "../../src/storage/IDeals.sol";
import {ISettlementOffers} from "../../src/storage/ISettlementOffers.sol";
import {IVault} from "../../src/token/IVault.sol";
import {Repairs} from "../support/Repairs.sol";

/// @title Tips for settling what the network owes; everything is the product but the randomness.
contract SettlementOffersTest is Repairs {
    uint256 private constant DAY = 86_400;
    address private constant KEEPER = address(0x4ee9e4);
    uint96 private constant TIP = 1e6;

    address private client;
    uint32 private deal;

    function setUp() external {
        deployNetwork(false);
        openGroup(0);
        for (uint32 miner = 1; miner <= 4; miner++) {
            addMiner(0, 2);
            registerProofKeys(miner, 0);
        }
        client = vm.addr(secret("client", 0));
        fund(client, 1_000 ether);
        goTo(10);
        vm.startPrank(client);
        deal = orders.place(termsOf(4_000, 2, 4, 60));
        vm.stopPrank();
        skip(61);
        orders.draw(deal);
        deals.activate(activationOf(deal));
    }

    function test_refundsAndCompensationComeWithoutTheOwner() external {
        offer(1 ether, TIP, 7);
        goTo(14);
        for (uint32 miner = 1; miner <= 4; miner++) {
            audits.poke(miner);
        }
        goTo(15);
        uint256 refund = deals.claimable(deal);
        uint256 compensation = penalties.claimable(deal);
        assertGt(refund, 0);
        assertGt(compensation, 0);
        uint256 before = vault.balanceOf(client);
        vm.prank(KEEPER);
        assertEq(offers.settleDeal(deal), refund + compensation);
        vm.snapshotGasLastCall("settlement-offers", "settleDeal, n = 4");
        assertEq(vault.balanceOf(client) - before, refund + compensation);
        assertEq(vault.balanceOf(KEEPER), TIP);
        assertEq(offers.offerOf(client).rest, 1 ether - TIP);

        vm.expectRevert(abi.encodeWithSelector(ISettlementOffers.SettledLately.selector, 22, 15));
        offers.settleDeal(deal);
        goTo(22);
        offers.settleDeal(deal);
    }

    function test_aMinersFeesAreCollectedForIt() external {
        address account = minerAccount(1);
        fund(account, 1 ether);
        vm.prank(account);
        offers.offer(1 ether, TIP, 1);
        vm.prank(KEEPER);
        vm.expectRevert(abi.encodeWithSelector(ISettlementOffers.NotWorthTheTip.selector, TIP, 0));
        offers.settleMiner(1);
        proveDay(1, 11);
        uint256 earned = deals.earned(1);
        assertGt(earned, TIP);
        vm.prank(KEEPER);
        assertEq(offers.settleMiner(1), earned);
        vm.snapshotGasLastCall("settlement-offers", "settleMiner");
        assertEq(vault.balanceOf(account), earned);
        assertEq(vault.balanceOf(KEEPER), TIP);
        assertEq(offers.minerDueFrom(1), 12);
    }

    function test_nothingIsTakenForASettlementThatBringsLess() external {
        offer(1 ether, 100 ether, 1);
        goTo(13);
        vm.expectRevert(abi.encodeWithSelector(ISettlementOffers.NoOffer.selector, client)); // a budget below one tip
        offers.settleDeal(deal);
        offer(100 ether, 100 ether, 1);
        uint256 refund = deals.claimable(deal);
        vm.expectRevert(abi.encodeWithSelector(ISettlementOffers.NotWorthTheTip.selector, 100 ether, refund));
        offers.settleDeal(deal);
        assertEq(deals.claimable(deal), refund, "nothing has happened");
        assertEq(offers.dealDueFrom(deal), 0);
    }

    function test_whatIsLeftComesBack() external {
        uint256 before = vault.balanceOf(client);
        offer(1 ether, TIP, 7);
        offer(2 ether, 2 * TIP, 3);
        ISettlementOffers.Offer memory known = offers.offerOf(client);
        assertEq(known.rest, 3 ether);
        assertEq(known.tip, 2 * TIP);
        assertEq(known.everyDays, 3);
        vm.prank(client);
        assertEq(offers.withdraw(), 3 ether);
        assertEq(vault.balanceOf(client), before);
        assertEq(vault.escrowOf(address(offers)), 0);
        vm.expectRevert(abi.encodeWithSelector(ISettlementOffers.NoOffer.selector, client));
        vm.prank(client);
        offers.withdraw();
        vm.expectRevert(abi.encodeWithSelector(ISettlementOffers.NoOffer.selector, client));
        offers.settleDeal(deal);
    }

    function test_termsOutsideTheirBounds() external {
        outside(0, 1);
        outside(1, 0);
        outside(1, 3_651);
        vm.startPrank(client);
        uint256 balance = vault.balanceOf(client);
        vm.expectRevert(abi.encodeWithSelector(IVault.BalanceTooLow.selector, client, balance + 1, balance));
        offers.offer(balance + 1, 1, 1);
    }

    function test_unknownDealsAndMinersAreRefused() external {
        vm.expectRevert();
        offers.settleDeal(99);
        vm.expectRevert();
        offers.settleMiner(99);
        vm.startPrank(client);
        uint32 placed = orders.place(termsOf(4_000, 2, 4, 60));
        offers.offer(1 ether, TIP, 1);
        vm.expectRevert(abi.encodeWithSelector(IDeals.DealUnknown.selector, placed));
        offers.settleDeal(placed);
    }

    function outside(uint96 tip, uint16 everyDays) private {
        vm.expectRevert(
            abi.encodeWithSelector(ISettlementOffers.TermsOutOfRange.selector, type(uint96).max, tip, 3_650, everyDays)
        );
        vm.prank(client);
        offers.offer(0, tip, everyDays);
    }

    function offer(uint256 amount, uint96 tip, uint16 everyDays) private {
        vm.prank(client);
        offers.offer(amount, tip, everyDays);
    }

    function goTo(uint256 day) private {
        vm.warp(GENESIS + day * DAY + 10);
    }
}
