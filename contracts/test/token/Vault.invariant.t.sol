// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Genesis} from "../../src/token/Genesis.sol";
import {IVault} from "../../src/token/IVault.sol";
import {MoneyFixture} from "../support/MoneyFixture.sol";
import {VaultActors} from "./VaultActors.sol";

/// @title deposits = balances + escrow + pools, whatever anybody does (protocol.md section 1).
/// forge-config: default.invariant.fail-on-revert = true
contract VaultInvariantTest is MoneyFixture {
    address private constant SETTLEMENT = address(0x5e7);
    address[2] private CONTROLLERS = [address(0x01d), address(0xdea)];

    VaultActors private actors;

    function setUp() external {
        address[] memory controllers = new address[](2);
        (controllers[0], controllers[1]) = (CONTROLLERS[0], CONTROLLERS[1]);
        deployMoney(controllers, true);
        vm.prank(GOVERNOR);
        directory.register("EraSettlement", SETTLEMENT);
        actors = new VaultActors(vault, token, CONTROLLERS, SETTLEMENT);
        for (uint256 i = 0; i < 4; i++) {
            address account = actors.holder(i);
            vm.prank(COMMUNITY);
            token.transfer(account, 10_000_000 ether);
        }
        targetContract(address(actors));
    }

    /// @notice The invariants below would hold trivially if no action ever went through.
    function test_everyActionCanSucceed() external {
        actors.deposit(0, 1, 90 ether);
        actors.withdraw(1, 2, 5 ether);
        actors.lock(0, 1, 60 ether);
        actors.hand(0, 1, 20 ether, 2, 10 ether);
        actors.release(1, 3, 20 ether);
        actors.drawPool(2, 3, 7 ether);
        actors.donate(0, 3 ether);
        actors.attack(0, 0, 1, 1);
        assertEq(actors.succeeded(actors.deposit.selector), 1);
        assertEq(actors.succeeded(actors.withdraw.selector), 1);
        assertEq(actors.succeeded(actors.lock.selector), 1);
        assertEq(actors.succeeded(actors.hand.selector), 1);
        assertEq(actors.succeeded(actors.release.selector), 1);
        assertEq(actors.succeeded(actors.drawPool.selector), 1);
        assertEq(actors.succeeded(actors.donate.selector), 1);
        assertEq(actors.succeeded(actors.attack.selector), 1);
    }

    function invariant_depositsAreBalancesAndEscrowAndPools() external view {
        uint256 owed = vault.totalBalances() + vault.totalEscrow();
        for (uint256 i = 0; i < 3; i++) {
            owed += vault.poolOf(IVault.Pool(i));
        }
        // Equality but for gifts: nothing is created and nothing is lost.
        assertEq(token.balanceOf(address(vault)), owed + actors.donated());
    }

    function invariant_balancesAddUp() external view {
        uint256 sum;
        for (uint256 i = 0; i < 4; i++) {
            address account = actors.holder(i);
            assertEq(vault.balanceOf(account), actors.expectedBalance(account));
            sum += vault.balanceOf(account);
        }
        assertEq(sum, vault.totalBalances());
        assertEq(vault.balanceOf(actors.STRANGER()), 0);
        assertEq(token.balanceOf(actors.STRANGER()), 0);
    }

    function invariant_eachControllerHoldsItsOwn() external view {
        assertEq(vault.escrowOf(CONTROLLERS[0]), actors.expectedEscrow(CONTROLLERS[0]));
        assertEq(vault.escrowOf(CONTROLLERS[1]), actors.expectedEscrow(CONTROLLERS[1]));
        assertEq(vault.escrowOf(CONTROLLERS[0]) + vault.escrowOf(CONTROLLERS[1]), vault.totalEscrow());
    }

    function invariant_poolsShrinkByWhatWasDrawn() external view {
        assertEq(vault.poolOf(IVault.Pool.Storage), Genesis.STORAGE_POOL - actors.drawn(0));
        assertEq(vault.poolOf(IVault.Pool.Consensus), Genesis.CONSENSUS_POOL - actors.drawn(1));
        assertEq(vault.poolOf(IVault.Pool.Cache), Genesis.CACHE_POOL - actors.drawn(2));
    }
}
