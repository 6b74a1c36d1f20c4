// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {CessToken} from "../../src/token/CessToken.sol";
import {Genesis} from "../../src/token/Genesis.sol";
import {IVault} from "../../src/token/IVault.sol";
import {Vault} from "../../src/token/Vault.sol";
import {Test} from "../support/Test.sol";

/// @title Account holders, two controllers, an era settlement, a donor and a stranger act on one Vault in any order.
/// @dev Keeps its own books of who may own what; an action that pays anybody beyond its authority breaks them.
contract VaultActors is Test {
    Vault private immutable VAULT;
    CessToken private immutable TOKEN;

    address[4] public holders = [address(0xa1), address(0xa2), address(0xa3), address(0xa4)];
    address[2] public controllers;
    address public immutable SETTLEMENT;
    address public immutable STRANGER = address(0xbad);

    mapping(address account => uint256 amount) public expectedBalance;
    mapping(address controller => uint256 amount) public expectedEscrow;
    uint256[3] public drawn;
    uint256 public donated;
    mapping(bytes4 action => uint256 count) public succeeded;

    constructor(Vault vault, CessToken token, address[2] memory theControllers, address settlement) {
        VAULT = vault;
        TOKEN = token;
        controllers = theControllers;
        SETTLEMENT = settlement;
    }

    function deposit(uint256 payer, uint256 account, uint256 amount) external {
        address from = holder(payer);
        amount = bound(amount, 1, 1_000_000 ether);
        if (amount > TOKEN.balanceOf(from)) return;
        vm.startPrank(from);
        TOKEN.approve(address(VAULT), amount);
        VAULT.depositFor(holder(account), amount);
        vm.stopPrank();
        expectedBalance[holder(account)] += amount;
        succeeded[this.deposit.selector]++;
    }

    function withdraw(uint256 account, uint256 to, uint256 amount) external {
        address from = holder(account);
        bool enough = amount <= expectedBalance[from] && amount > 0;
        if (!enough) amount = bound(amount, 0, 2 * expectedBalance[from] + 1);
        enough = amount <= expectedBalance[from] && amount > 0;
        vm.prank(from);
        try VAULT.withdraw(holder(to), amount) {
            assertTrue(enough, "withdrew beyond its balance");
            expectedBalance[from] -= amount;
            succeeded[this.withdraw.selector]++;
        } catch {
            assertFalse(enough, "a covered withdrawal was refused");
        }
    }

    function lock(uint256 controller, uint256 account, uint256 amount) external {
        address by = controllers[controller % 2];
        address from = holder(account);
        amount = bound(amount, 0, 2 * expectedBalance[from] + 1);
        vm.prank(by);
        try VAULT.lock(from, amount) {
            assertLe(amount, expectedBalance[from], "locked beyond the balance");
            expectedBalance[from] -= amount;
            expectedEscrow[by] += amount;
            succeeded[this.lock.selector]++;
        } catch {
            assertGt(amount, expectedBalance[from], "a covered lock was refused");
        }
    }

    function release(uint256 controller, uint256 account, uint256 amount) external {
        address by = controllers[controller % 2];
        amount = bound(amount, 0, 2 * expectedEscrow[by] + 1);
        vm.prank(by);
        try VAULT.release(holder(account), amount) {
            assertLe(amount, expectedEscrow[by], "released what another controller holds");
            expectedEscrow[by] -= amount;
            expectedBalance[holder(account)] += amount;
            succeeded[this.release.selector]++;
        } catch {
            assertGt(amount, expectedEscrow[by], "a covered release was refused");
        }
    }

    function hand(uint256 controller, uint256 to, uint256 amount, uint256 account, uint256 refund) external {
        address by = controllers[controller % 2];
        address receiver = controllers[to % 2];
        amount = bound(amount, 0, expectedEscrow[by] + 1);
        refund = bound(refund, 0, expectedEscrow[by] + 1);
        vm.prank(by);
        try VAULT.hand(receiver, amount, holder(account), refund) {
            assertLe(amount + refund, expectedEscrow[by], "handed on what another controller holds");
            expectedEscrow[by] -= amount + refund;
            expectedEscrow[receiver] += amount;
            expectedBalance[holder(account)] += refund;
            succeeded[this.hand.selector]++;
        } catch {
            assertGt(amount + refund, expectedEscrow[by], "a covered hand was refused");
        }
    }

    function drawPool(uint256 pool, uint256 account, uint256 amount) external {
        pool %= 3;
        amount = bound(amount, 1, Genesis.CACHE_POOL / 4);
        vm.prank(SETTLEMENT);
        try VAULT.drawPool(IVault.Pool(pool), holder(account), amount) {
            drawn[pool] += amount;
            expectedBalance[holder(account)] += amount;
            succeeded[this.drawPool.selector]++;
        } catch {}
    }

    /// @notice Tokens sent without a deposit must not become anybody's.
    function donate(uint256 account, uint256 amount) external {
        address from = holder(account);
        amount = bound(amount, 0, 1_000 ether);
        if (amount > TOKEN.balanceOf(from)) return;
        vm.prank(from);
        TOKEN.transfer(address(VAULT), amount);
        donated += amount;
        succeeded[this.donate.selector]++;
    }

    /// @notice A stranger, and holders who play controller or governor, try every door.
    function attack(uint256 who, uint256 door, uint256 account, uint256 amount) external {
        address by = who % 2 == 0 ? STRANGER : holder(who);
        door %= 7;
        vm.startPrank(by);
        bool entered;
        if (door == 0) entered = attempt(abi.encodeCall(VAULT.lock, (holder(account), amount)));
        if (door == 1) entered = attempt(abi.encodeCall(VAULT.release, (by, amount)));
        if (door == 2) entered = attempt(abi.encodeCall(VAULT.hand, (by, amount, by, amount)));
        if (door == 3) entered = attempt(abi.encodeCall(VAULT.drawPool, (IVault.Pool.Storage, by, amount)));
        if (door == 4) entered = attempt(abi.encodeCall(VAULT.announceController, (by)));
        if (door == 5) entered = attempt(abi.encodeCall(VAULT.addController, (by)));
        if (door == 6) entered = attempt(abi.encodeCall(VAULT.depositFor, (by, amount)));
        vm.stopPrank();
        assertFalse(entered, "somebody acted beyond its authority");
        succeeded[this.attack.selector]++;
    }

    function attempt(bytes memory call) private returns (bool entered) {
        (entered,) = address(VAULT).call(call);
    }

    function holder(uint256 index) public view returns (address) {
        return holders[index % holders.length];
    }
}
