// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IOrders} from "../../src/market/IOrders.sol";
import {IServedBytes} from "../../src/storage/IServedBytes.sol";
import {Repairs} from "../support/Repairs.sol";
import {Signatures} from "../support/Signatures.sol";

/// @title Readers' receipts and the credit they bring; everything is the product but the randomness.
contract ServedBytesTest is Repairs {
    uint256 private constant DAY = 86_400;
    uint256 private constant GATEWAY_KEY = uint256(keccak256("a gateway"));
    uint32 private constant SIZE = 3 << 20;

    uint256 private ownerKey;
    uint32 private deal;
    uint32 private second;
    uint32 private miner;
    uint8 private slot;

    function setUp() external {
        deployNetwork(false);
        openGroup(0);
        for (uint32 id = 1; id <= 4; id++) {
            addMiner(0, 2);
            registerProofKeys(id, 0);
        }
        ownerKey = secret("client", 0);
        fund(vm.addr(ownerKey), 1_000 ether);
        goTo(10);
        deal = upload();
        second = upload();
        goTo(11);
        miner = deals.deal(deal).miners[0];
        slot = slotIn(second);
    }

    function test_aDayOfReadingIsOneCredit() external {
        IServedBytes.Receipt[] memory receipts = one(GATEWAY_KEY, 10, 1 << 20);
        servedBytes.submit(miner, 10, receipts);
        vm.snapshotGasLastCall("served-bytes", "submit, one receipt");
        assertEq(registry.standing(miner).credit, 1);
        assertEq(servedBytes.lastDay(miner), 10);
        vm.expectRevert(abi.encodeWithSelector(IServedBytes.ServedDayOutOfRange.selector, 11, 10, 10));
        servedBytes.submit(miner, 10, receipts);
        assertEq(registry.standing(miner).credit, 1);
    }

    function test_theOwnerAttestsWhatItReadItself() external {
        servedBytes.submit(miner, 10, one(ownerKey, 10, 1 << 20));
        assertEq(registry.standing(miner).credit, 1);
    }

    function test_aSlotCountsForWhatItHolds() external {
        uint256 ceiling = servedBytes.ceiling(deal);
        assertGe(ceiling, SIZE / 2);
        vm.expectEmit(address(servedBytes));
        emit IServedBytes.CreditServed(miner, 10, ceiling);
        servedBytes.submit(miner, 10, one(GATEWAY_KEY, 10, type(uint64).max));
    }

    function test_severalSlotsAddUp() external {
        IServedBytes.Receipt[] memory receipts = new IServedBytes.Receipt[](2);
        receipts[0] = receipt(GATEWAY_KEY, deal, 0, 10, 600_000);
        IServedBytes.Receipt[] memory little = one(GATEWAY_KEY, 10, 600_000);
        vm.expectRevert(abi.encodeWithSelector(IServedBytes.ServedTooLittle.selector, 1 << 20, 600_000));
        servedBytes.submit(miner, 10, little);
        receipts[1] = receipt(ownerKey, second, slot, 10, 600_000);
        servedBytes.submit(miner, 10, receipts);
        assertEq(registry.standing(miner).credit, 1);
    }

    function test_noReceiptCountsTwice() external {
        IServedBytes.Receipt[] memory receipts = new IServedBytes.Receipt[](2);
        receipts[0] = receipt(GATEWAY_KEY, deal, 0, 10, 600_000);
        receipts[1] = receipts[0];
        vm.expectRevert(abi.encodeWithSelector(IServedBytes.ReceiptsOutOfOrder.selector, 1));
        servedBytes.submit(miner, 10, receipts);
        receipts[0] = receipt(GATEWAY_KEY, second, slot, 10, 600_000);
        vm.expectRevert(abi.encodeWithSelector(IServedBytes.ReceiptsOutOfOrder.selector, 1));
        servedBytes.submit(miner, 10, receipts);
    }

    function test_strangersReceiptsAreRefused() external {
        rejected(one(secret("thief", 0), 10, 1 << 20));
        // for another day, amount or chain of thought
        IServedBytes.Receipt[] memory receipts = one(GATEWAY_KEY, 9, 1 << 20);
        rejected(receipts);
        receipts = one(GATEWAY_KEY, 10, 1 << 20);
        receipts[0].amount++;
        rejected(receipts);
        receipts = one(GATEWAY_KEY, 10, 1 << 20);
        receipts[0].signature = bytes.concat(receipts[0].signature, hex"00");
        rejected(receipts);
        receipts[0].signature = "";
        rejected(receipts);
        receipts[0].signature =
            Signatures.served(deals.domainSeparator(), GATEWAY_KEY, deal, 0, miner, 10, receipts[0].amount);
        rejected(receipts);
    }

    function test_anotherMinersReceiptServesNobody() external {
        IServedBytes.Receipt[] memory receipts = one(GATEWAY_KEY, 10, 1 << 20);
        uint32 other = deals.deal(deal).miners[1];
        vm.expectRevert(abi.encodeWithSelector(IServedBytes.NotTheMiners.selector, deal, 0, miner, other));
        servedBytes.submit(other, 10, receipts);
        receipts[0].slot = 4;
        vm.expectRevert(abi.encodeWithSelector(IServedBytes.NotTheMiners.selector, deal, 4, 0, miner));
        servedBytes.submit(miner, 10, receipts);
    }

    /// @dev One deal of the past would have been a credit a day for ever.
    function test_dealsThatEndedCountNoMore() external {
        uint16 end = deals.deal(deal).endDay;
        goTo(end + 1);
        IServedBytes.Receipt[] memory last = one(GATEWAY_KEY, end - 1, 1 << 20);
        IServedBytes.Receipt[] memory late = one(GATEWAY_KEY, end, 1 << 20);
        vm.expectPartialRevert(IServedBytes.DealNotLive.selector);
        servedBytes.submit(miner, end, late);
        servedBytes.submit(miner, end - 1, last);
    }

    function test_dealsThatWereRemovedCountNoMore() external {
        uint32[] memory numbers = holdingsOf(second);
        vm.prank(vm.addr(ownerKey));
        deals.remove(second, numbers, 0, "");
        IServedBytes.Receipt[] memory removed = new IServedBytes.Receipt[](1);
        removed[0] = receipt(ownerKey, second, slot, 10, 1 << 20);
        vm.expectPartialRevert(IServedBytes.DealNotLive.selector);
        servedBytes.submit(miner, 10, removed);
    }

    function test_onlyFinishedDaysOfTheLastWeek() external {
        IServedBytes.Receipt[] memory today = one(GATEWAY_KEY, 11, 1 << 20);
        vm.expectRevert(abi.encodeWithSelector(IServedBytes.ServedDayOutOfRange.selector, 4, 10, 11));
        servedBytes.submit(miner, 11, today);
        goTo(18);
        IServedBytes.Receipt[] memory old = one(GATEWAY_KEY, 10, 1 << 20);
        vm.expectRevert(abi.encodeWithSelector(IServedBytes.ServedDayOutOfRange.selector, 11, 17, 10));
        servedBytes.submit(miner, 10, old);
        servedBytes.submit(miner, 11, today);
    }

    function test_tooManyReceipts() external {
        IServedBytes.Receipt[] memory receipts = new IServedBytes.Receipt[](65);
        vm.expectRevert(abi.encodeWithSelector(IServedBytes.ReceiptsLength.selector, 64, 65));
        servedBytes.submit(miner, 10, receipts);
    }

    function test_creditStopsAtItsCeiling() external {
        vm.prank(address(penalties));
        registry.rate(miner, 255);
        servedBytes.submit(miner, 10, one(GATEWAY_KEY, 10, 1 << 20));
        assertEq(registry.standing(miner).credit, 255);
    }

    function test_aMissedDayHalvesWhatServingBrought() external {
        vm.prank(address(penalties));
        registry.rate(miner, 99);
        servedBytes.submit(miner, 10, one(GATEWAY_KEY, 10, 1 << 20));
        goTo(13);
        audits.poke(miner);
        assertLe(registry.standing(miner).credit, 50);
    }

    function rejected(IServedBytes.Receipt[] memory receipts) private {
        vm.expectPartialRevert(IServedBytes.ReceiptRejected.selector);
        servedBytes.submit(miner, 10, receipts);
    }

    function one(uint256 key, uint16 day, uint64 amount) private view returns (IServedBytes.Receipt[] memory receipts) {
        receipts = new IServedBytes.Receipt[](1);
        receipts[0] = receipt(key, deal, 0, day, amount);
    }

    function receipt(uint256 key, uint32 id, uint8 index, uint16 day, uint64 amount)
        private
        view
        returns (IServedBytes.Receipt memory)
    {
        bytes32 domain = servedBytes.domainSeparator();
        return IServedBytes.Receipt({
            deal: id,
            slot: index,
            amount: amount,
            signature: Signatures.served(domain, key, id, index, miner, day, amount)
        });
    }

    function upload() private returns (uint32 id) {
        IOrders.Terms memory terms = termsOf(SIZE, 2, 4, 60);
        terms.gateway = vm.addr(GATEWAY_KEY);
        vm.prank(vm.addr(ownerKey));
        id = orders.place(terms);
        skip(61);
        orders.draw(id);
        deals.activate(activationOf(id));
    }

    function slotIn(uint32 id) private view returns (uint8 index) {
        while (deals.deal(id).miners[index] != miner) index++;
    }

    function goTo(uint256 day) private {
        vm.warp(GENESIS + day * DAY + 10);
    }
}
