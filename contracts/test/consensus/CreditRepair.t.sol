// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ICredit} from "../../src/consensus/ICredit.sol";
import {IDeals} from "../../src/storage/IDeals.sol";
import {Repairs} from "../support/Repairs.sol";
import {ConsensusFixture} from "./ConsensusFixture.sol";

/// @title Credit for a slot that a node's TEE worker rebuilt and tagged.
contract CreditRepairTest is Repairs, ConsensusFixture {
    uint32 private deal;

    function setUp() external {
        deployNetwork(false);
        openGroup(0);
        for (uint32 miner = 1; miner <= 8; miner++) {
            addMiner(0, 2);
            registerProofKeys(miner, 0);
        }
        addNode(1, 3_000 ether);
        vm.prank(workerAccount(0));
        staking.bindWorker(1, 1);
        address client = vm.addr(secret("client", 0));
        fund(client, 1_000 ether);
        vm.warp(GENESIS + 10 days);
        deal = store(client);
        vm.warp(GENESIS + 11 days);
    }

    function test_aRepairedSlotCountsOnce() external {
        repairSlot(1);
        credit.countRepair(deal, 1);
        IDeals.Deal memory stored = deals.deal(deal);
        assertEq(credit.workOf(1, 0), (uint256(stored.sectors) * 31 + 4095) / 4096);
        vm.expectRevert(abi.encodeWithSelector(ICredit.AlreadyCounted.selector, deal, 1));
        credit.countRepair(deal, 1);
    }

    function test_aSlotThatIsOnlyDrawnCountsNothing() external {
        report(1);
        openSlot(deal, 1);
        drawSlot(deal, 1);
        vm.expectRevert(abi.encodeWithSelector(ICredit.NothingToCount.selector, deal, 1));
        credit.countRepair(deal, 1);
    }

    function test_aRepairIsNotSavedForABetterEra() external {
        repairSlot(1);
        uint256 day = repair.slotOf(deal, 1).day;
        vm.warp(GENESIS + (day + 1) * 1 days);
        vm.expectRevert(abi.encodeWithSelector(ICredit.CountedTooLate.selector, deal, day, day + 1));
        credit.countRepair(deal, 1);
    }

    function repairSlot(uint8 slot) private {
        report(slot);
        openSlot(deal, slot);
        fillSlot(deal, slot);
    }

    function report(uint8 slot) private {
        address account = minerAccount(deals.deal(deal).miners[slot]);
        vm.prank(account);
        losses.report(deal, slot);
    }

    function store(address client) private returns (uint32 id) {
        vm.startPrank(client);
        id = orders.place(termsOf(4_000, 2, 4, 60));
        vm.stopPrank();
        skip(61);
        orders.draw(id);
        deals.activate(activationOf(id));
    }
}
