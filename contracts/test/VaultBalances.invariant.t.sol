// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {NetworkActors} from "./network/NetworkActors.sol";
import {Test} from "./support/Test.sol";

/// @title The money of the whole network adds up to the wei, whatever clients, miners, gateways and strangers do.
/// forge-config: default.invariant.runs = 12
/// forge-config: default.invariant.depth = 96
/// forge-config: default.invariant.fail-on-revert = true
/// forge-config: full.invariant.runs = 1050
/// forge-config: full.invariant.depth = 96
/// forge-config: full.invariant.fail-on-revert = true
contract VaultBalancesInvariantTest is Test {
    NetworkActors private actors;

    function setUp() external {
        actors = new NetworkActors();
        actors.build();
        bytes4[] memory actions = new bytes4[](31);
        actions[0] = actors.deposit.selector;
        actions[1] = actors.place.selector;
        actions[2] = actors.draw.selector;
        actions[3] = actors.activate.selector;
        actions[4] = actors.upload.selector;
        actions[5] = actors.veto.selector;
        actions[6] = actors.cancel.selector;
        actions[7] = actors.expire.selector;
        actions[8] = actors.remove.selector;
        actions[9] = actors.claim.selector;
        actions[10] = actors.audit.selector;
        actions[11] = actors.collect.selector;
        actions[12] = actors.settle.selector;
        actions[13] = actors.withdraw.selector;
        actions[14] = actors.donate.selector;
        actions[15] = actors.jump.selector;
        actions[16] = actors.attack.selector;
        actions[17] = actors.fill.selector;
        actions[18] = actors.compensate.selector;
        actions[19] = actors.topUp.selector;
        actions[20] = actors.lose.selector;
        actions[21] = actors.depart.selector;
        actions[22] = actors.withdrawCollateral.selector;
        actions[23] = actors.openRepair.selector;
        actions[24] = actors.fillRepair.selector;
        actions[25] = actors.payRepair.selector;
        actions[26] = actors.endRepair.selector;
        actions[27] = actors.keepBooks.selector;
        actions[28] = actors.offer.selector;
        actions[29] = actors.settleOffer.selector;
        actions[30] = actors.attest.selector;
        targetContract(address(actors));
        targetSelector(FuzzSelector(address(actors), actions));
    }

    /// @dev One function: forge plays the whole campaign anew for each.
    function invariant_moneyAddsUpAndNobodyGains() external view {
        actors.checkDeposits();
        actors.checkBalances();
        actors.checkOrders();
        actors.checkDeals();
        actors.checkCollateral();
        actors.checkPenalties();
        actors.checkStakes();
        actors.checkRepair();
        actors.checkOffers();
        actors.checkSlots();
        actors.checkNobodyGains();
    }

    /// @notice Every action can go through, and the books hold on the way.
    function test_everyActionCanSucceed() external {
        actors.upload(0, 4_000, 4 | 6 << 8, 14);
        actors.place(1, 100, 2 | 4 << 8, 7, 5);
        actors.jump(0, 61);
        actors.draw(0);
        actors.veto(0, 1, 0);
        actors.jump(0, 61);
        actors.draw(0);
        actors.activate(0, 4);
        actors.place(1, 100, 2 | 4 << 8, 7, 5);
        actors.cancel(0, 2);
        actors.place(1, 100, 2 | 4 << 8, 7, 5);
        actors.jump(1, 12 hours);
        actors.expire(0);
        actors.jump(1, 12 hours);
        actors.audit(type(uint256).max, 0x5a5a);
        for (uint256 i = 0; i < 8; i++) {
            actors.collect(i);
        }
        this.invariant_moneyAddsUpAndNobodyGains();
        actors.jump(2, 3 days);
        actors.claim(3);
        for (uint256 i = 0; i < 8; i++) {
            actors.settle(i);
            actors.topUp(i, 2);
        }
        actors.jump(2, 1 days);
        actors.compensate(2);
        actors.compensate(3);
        actors.offer(0, 1e12, 1);
        actors.offer(1, 1e12, 1);
        actors.jump(2, 1 days);
        actors.settleOffer(3);
        actors.settleOffer(2);
        actors.offer(0, 0, 4);
        actors.remove(3, 2);
        actors.remove(2, 1);
        actors.jump(2, 1 days);
        for (uint256 i = 0; i < 8; i++) {
            actors.fill(i, 1);
        }
        actors.withdraw(0, 5);
        actors.donate(7);
        for (uint256 door = 0; door < 21; door++) {
            actors.attack(door, door, door);
        }
        this.invariant_moneyAddsUpAndNobodyGains();
        happened(actors.place.selector);
        happened(actors.draw.selector);
        happened(actors.activate.selector);
        happened(actors.veto.selector);
        happened(actors.cancel.selector);
        happened(actors.expire.selector);
        happened(actors.audit.selector);
        happened(actors.claim.selector);
        happened(actors.remove.selector);
        happened(actors.fill.selector);
        happened(actors.withdraw.selector);
        happened(actors.compensate.selector);
        happened(actors.topUp.selector);
        happened(actors.offer.selector);
        happened(actors.settleOffer.selector);
    }

    /// @notice The same for losses, exits and repair.
    function test_everyRepairActionCanSucceed() external {
        actors.upload(0, 4_000, 2 | 4 << 8, 40);
        actors.jump(2, 1 days);
        actors.lose(0, 0, 1);
        actors.openRepair(0, 0);
        actors.fillRepair(0, 0, 3);
        // The drawn miner may have been due before: another day then.
        for (uint256 day = 0; day < 4; day++) {
            actors.jump(2, 1 days);
            actors.audit(type(uint256).max, 0);
            actors.payRepair(0, 0);
        }
        this.invariant_moneyAddsUpAndNobodyGains();
        for (uint256 miner = 0; miner < 8; miner++) {
            actors.depart(miner, 0, 1);
            actors.depart(miner, 1, 1);
        }
        for (uint256 slot = 0; slot < 4; slot++) {
            actors.openRepair(0, slot);
            actors.fillRepair(0, slot, 1);
        }
        actors.jump(2, 5 days);
        actors.jump(2, 5 days);
        for (uint256 miner = 0; miner < 8; miner++) {
            actors.settle(miner);
            actors.withdrawCollateral(miner);
        }
        this.invariant_moneyAddsUpAndNobodyGains();
        for (uint256 slot = 0; slot < 3; slot++) {
            actors.lose(0, slot, 1);
            actors.openRepair(0, slot);
        }
        actors.endRepair(0, 0);
        this.invariant_moneyAddsUpAndNobodyGains();
        happened(actors.lose.selector);
        happened(actors.depart.selector);
        happened(actors.withdrawCollateral.selector);
        happened(actors.openRepair.selector);
        happened(actors.fillRepair.selector);
        happened(actors.payRepair.selector);
        happened(actors.abandoned.selector);
    }

    function happened(bytes4 action) private view {
        assertGt(actors.done(action), 0, vm.toString(bytes32(action)));
    }
}
