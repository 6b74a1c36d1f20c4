// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IDeals} from "../../src/storage/IDeals.sol";
import {DealsFixture} from "./support/DealsFixture.sol";

/// @title Slots change hands; each day of a slot is paid or refunded exactly once. The test stands in Repair's place.
contract DealsMovesTest is DealsFixture {
    uint256 private constant END = 140;

    function test_aSlotMovesFromOneDayToTheNext() public {
        uint32 deal = _activate(_miners(3, 1), 2, SIZE, END);
        _goTo(101);
        audits.pass(1);
        vm.expectEmit(address(deals));
        emit IDeals.SlotMoved(deal, 0, 9, 1, 0, 77, 101, 0);
        assertEq(deals.rehouse(deal, 0, 0, 9, 77), 0);
        assertEq(deals.rateOf(1), 0, "the old rate stops at once");
        assertEq(deals.rateOf(9), 0, "the new one starts tomorrow");
        assertEq(registry.used(1), 0);
        assertEq(registry.used(9), deals.deal(deal).sectors);
        assertEq(deals.deal(deal).miners[0], 9);
        assertEq(deals.buckets(9)[0].fresh, deals.deal(deal).sectors);
        assertEq(deals.holding(1, 0, 0).endDay, 102, "audited until the day ends");
        _goTo(102);
        assertEq(deals.rateOf(9), RATE);
        assertEq(deals.dutyFrom(9), 102);
        audits.pass(9);
        _goTo(103);
        // day 101: slot 0 was paid; day 102: slot 0 was paid to the new miner
        assertEq(deals.claimable(deal), uint256(RATE) * (2 + 2));
    }

    function test_anEmptySlotIsRefundedDayByDay() public {
        uint32 deal = _activate(_miners(3, 1), 2, SIZE, END);
        _goTo(104);
        uint256 before = vault.balanceOf(client);
        deals.rehouse(deal, 1, 0, 0, 0);
        assertEq(vault.balanceOf(client) - before, uint256(RATE) * (3 * 3 + 1), "days before today, and today's slot");
        (uint32 vacant, uint32 moved, uint16 day) = deals.movesOf(deal);
        assertEq(vacant, 2);
        assertEq(moved, 2);
        assertEq(day, 104);
        _goTo(106);
        assertEq(deals.claimable(deal), uint256(RATE) * (2 + 3), "two slots of 104, three of 105");
        deals.rehouse(deal, 1, 0, 9, 5);
        (vacant,,) = deals.movesOf(deal);
        assertEq(vacant, 0);
        assertEq(vault.balanceOf(client) - before, uint256(RATE) * (10 + 5 + 1));
    }

    function test_aSlotMovesTwiceADayAndBeforeTheFirstDay() public {
        uint32 deal = _activate(_miners(2, 1), 2, SIZE, END);
        deals.rehouse(deal, 0, 0, 8, 5); // the deal starts tomorrow
        deals.rehouse(deal, 0, 0, 0, 0);
        deals.rehouse(deal, 0, 0, 9, 6);
        assertEq(vault.balanceOf(client), 0);
        assertEq(deals.buckets(8)[0].fresh, 0);
        _goTo(101);
        audits.pass(9);
        assertEq(deals.rateOf(8), 0);
        _goTo(102);
        assertEq(deals.claimable(deal), RATE);
    }

    function test_theLargestCodeMovesAndEndsWithinTheCap() public {
        uint32 deal = _activate(_miners(32, 1), 16, SIZE, END);
        _goTo(120);
        vm.cool(address(deals));
        vm.cool(address(audits));
        vm.cool(address(orders));
        deals.rehouse(deal, 3, 0, 40, 5);
        vm.snapshotGasLastCall("deals-moves", "rehouse, n = 32");
        assertLt(vm.lastCallGas().gasTotalUsed, 16_777_216);
        vm.cool(address(deals));
        vm.cool(address(orders));
        deals.lose(deal, new uint32[](32));
        vm.snapshotGasLastCall("deals-moves", "lose, n = 32");
        assertLt(vm.lastCallGas().gasTotalUsed, 16_777_216);
    }

    function test_onlyRepairMovesAndLoses() public {
        uint32 deal = _activate(_miners(2, 1), 2, SIZE, END);
        bytes memory refusal = abi.encodeWithSelector(IDeals.OnlyRepair.selector, address(this), client);
        vm.startPrank(client);
        vm.expectRevert(refusal);
        deals.rehouse(deal, 0, 0, 9, 5);
        vm.expectRevert(refusal);
        deals.lose(deal, new uint32[](2));
        vm.stopPrank();
    }

    function test_nothingMovesOnTheLastDayOrWithAnotherHolding() public {
        uint32 deal = _activate(_miners(2, 1), 2, SIZE, END);
        uint32 second = _activate(_miners(2, 1), 2, SIZE, END);
        vm.expectRevert(abi.encodeWithSelector(IDeals.HoldingMismatch.selector, 1, 1, deal, second));
        deals.rehouse(deal, 0, 1, 9, 5);
        _goTo(END - 1);
        vm.expectRevert(abi.encodeWithSelector(IDeals.TermEnded.selector, deal, END));
        deals.rehouse(deal, 0, 0, 9, 5);
    }

    function test_aLostDealRefundsWhatIsLeft() public {
        uint32 deal = _activate(_miners(3, 1), 2, SIZE, END);
        _goTo(110);
        audits.pass(1);
        deals.rehouse(deal, 1, 0, 0, 0);
        uint256 before = vault.balanceOf(client);
        deals.lose(deal, new uint32[](3));
        // today: slot 0 was paid, slot 1 refunded when it was emptied, slot 2 is open
        assertEq(vault.balanceOf(client) - before, uint256(RATE) * (3 * (END - 111) + 1));
        assertTrue(deals.deal(deal).state == IDeals.DealState.Lost);
        _goTo(120);
        assertEq(deals.rateOf(1) + deals.rateOf(2) + deals.rateOf(3), 0);
        vm.expectRevert(abi.encodeWithSelector(IDeals.DealNotActive.selector, deal, IDeals.DealState.Lost));
        deals.rehouse(deal, 0, 0, 9, 5);
        books();
    }

    function test_aDealThatNobodyClaimedForYearsIsClaimedFirst() public {
        uint32 deal = _activate(_miners(2, 1), 2, SIZE, 7_000);
        _goTo(3_000);
        vm.expectRevert(abi.encodeWithSelector(IDeals.ClaimFirst.selector, deal, 101 + 2_048, 3_000));
        deals.rehouse(deal, 0, 0, 9, 5);
        deals.claim(deal);
        deals.rehouse(deal, 0, 0, 9, 5);
    }

    /// @dev Moves, losses, removals, claims and passed days in any order: in the end nothing is left but what was earned.
    function testFuzz_everyDayOfASlotIsPaidOrRefundedOnce(uint256 seed) public {
        for (uint256 i; i < 3; ++i) {
            _activate(_miners(3, uint32(1 + 2 * i)), 2, SIZE, END);
        }
        for (uint256 step; step < 40; ++step) {
            uint256 random = uint256(keccak256(abi.encode(seed, step)));
            uint32 deal = uint32(random >> 8) % 3 + 1;
            if (random % 8 < 3) {
                move(deal, uint8(random >> 16) % 3, uint32(random >> 24) % 10);
            } else if (random % 8 == 3) {
                try deals.claim(deal) {} catch {}
            } else if (random % 8 == 4 && random >> 64 & 3 == 0) {
                end(deal, random >> 66 & 1 == 0);
            } else if (random % 8 == 5) {
                _goTo(_today() + (random >> 64) % 3);
            } else {
                uint32 miner = uint32(random >> 32) % 9 + 1;
                if (!audits.passed(miner, _today())) audits.pass(miner);
            }
        }
        _goTo(END + 1);
        books();
        for (uint32 miner = 1; miner <= 9; ++miner) {
            deals.roll(miner);
            assertEq(deals.rateOf(miner), 0, "a rate without a deal");
            assertEq(registry.used(miner), 0, "space without a deal");
            assertEq(deals.dutyFrom(miner), 0, "duty without a deal");
        }
    }

    function move(uint32 deal, uint8 slot, uint32 to) private {
        IDeals.Deal memory known = deals.deal(deal);
        if (known.state != IDeals.DealState.Active || _today() + 1 >= END) return;
        for (uint256 i; i < 3; ++i) {
            if (to != 0 && known.miners[i] == to) return;
        }
        if (to == 0 && known.miners[slot] == 0) return;
        deals.rehouse(deal, slot, number(known, slot), to, _nu(deal, slot));
    }

    function end(uint32 deal, bool isLost) private {
        IDeals.Deal memory known = deals.deal(deal);
        if (known.state != IDeals.DealState.Active || _today() >= END) return;
        uint32[] memory holdings = new uint32[](3);
        for (uint256 i; i < 3; ++i) {
            holdings[i] = number(known, i);
        }
        if (isLost) deals.lose(deal, holdings);
        else _remove(deal, holdings);
    }

    /// @dev The last holding of the deal that the slot's miner has.
    function number(IDeals.Deal memory deal, uint256 slot) private view returns (uint32 found) {
        if (deal.miners[slot] == 0) return 0;
        found = deals.buckets(deal.miners[slot])[0].holdings - 1;
        while (deals.holding(deal.miners[slot], 0, found).deal != deal.id) --found;
    }

    /// @dev Once everything is claimed, the escrow is what miners, service and treasury earned.
    function books() private {
        _goTo(END + 1);
        for (uint32 deal = 1; deal < nextDeal; ++deal) {
            try deals.claim(deal) {} catch {}
        }
        uint256 owed = deals.servicePot() + deals.treasuryPot();
        for (uint32 miner = 1; miner <= 9; ++miner) {
            owed += deals.earned(miner);
        }
        assertEq(vault.escrowOf(address(deals)), owed);
    }
}
