// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IOrders} from "../../src/market/IOrders.sol";
import {IDeals} from "../../src/storage/IDeals.sol";
import {IMinerRegistry} from "../../src/storage/IMinerRegistry.sol";
import {IVault} from "../../src/token/IVault.sol";
import {Proofs} from "../support/Proofs.sol";

/// @title What must be true of all money after every call, recomputed from the contracts' records.
/// @dev Deliberately the slow way: loops over every order, deal, miner and account, which the product never does.
abstract contract NetworkBooks is Proofs {
    uint256 internal constant CLIENTS = 3;
    uint32 internal constant MINERS = 8;
    address internal constant STRANGER = address(0xbad);

    uint256 internal donated;
    mapping(address account => uint256 amount) internal deposited;
    mapping(address account => uint256 amount) internal withdrawn;
    mapping(uint32 miner => uint256 amount) internal collected;
    mapping(address account => uint256 amount) internal compensated;
    uint256 internal bounties;

    /// @notice token.balanceOf(vault) = balances + escrow + pools, but for what somebody gave away.
    function checkDeposits() external view {
        uint256 owed = vault.totalBalances() + vault.totalEscrow();
        for (uint256 i = 0; i < 3; i++) {
            owed += vault.poolOf(IVault.Pool(i));
        }
        assertEq(token.balanceOf(address(vault)), owed + donated, "deposits");
        uint256 escrow = vault.escrowOf(address(orders)) + vault.escrowOf(address(deals));
        escrow += vault.escrowOf(address(registry)) + vault.escrowOf(address(penalties));
        assertEq(vault.totalEscrow(), escrow, "escrow of controllers");
    }

    /// @notice The balances of all accounts are the total.
    function checkBalances() external view {
        uint256 sum = vault.balanceOf(GOVERNOR) + vault.balanceOf(GATEWAY) + vault.balanceOf(STRANGER);
        for (uint256 i = 0; i < CLIENTS; i++) {
            sum += vault.balanceOf(client(i));
        }
        for (uint32 miner = 1; miner <= MINERS; miner++) {
            sum += vault.balanceOf(minerAccount(miner));
        }
        assertEq(sum, vault.totalBalances(), "balances");
    }

    /// @notice Orders holds the cost of every open order and nothing else.
    function checkOrders() external view {
        uint256 cost;
        for (uint32 id = 1; id <= orders.orderCount(); id++) {
            IOrders.Order memory order = orders.order(id);
            if (order.state == IOrders.OrderState.Placed || order.state == IOrders.OrderState.Drawn) {
                cost += order.cost;
            }
        }
        assertEq(vault.escrowOf(address(orders)), cost, "escrow of Orders");
    }

    /// @notice Deals holds what was earned, both pots, and every day that is neither paid nor refunded.
    function checkDeals() external view {
        uint256 owed = deals.servicePot() + deals.treasuryPot();
        for (uint32 miner = 1; miner <= MINERS; miner++) {
            owed += deals.earned(miner);
        }
        for (uint32 id = 1; id <= orders.orderCount(); id++) {
            if (orders.order(id).state != IOrders.OrderState.Active) continue;
            IDeals.Deal memory deal = deals.deal(id);
            uint256 open = uint256(deal.n) * (deal.endDay - deal.claimedDay);
            for (uint256 i = 0; i < deal.n; i++) {
                open -= audits.passedDays(deal.miners[i], deal.claimedDay, deal.endDay);
            }
            owed += open * deal.rate;
        }
        assertEq(vault.escrowOf(address(deals)), owed, "escrow of Deals");
    }

    /// @notice The registry holds every miner's collateral.
    function checkCollateral() external view {
        uint256 collateral;
        for (uint32 miner = 1; miner <= MINERS; miner++) {
            collateral += registry.miner(miner).collateral;
        }
        assertEq(vault.escrowOf(address(registry)), collateral, "escrow of MinerRegistry");
    }

    /// @notice What clients may claim of fines is there.
    function checkPenalties() external view {
        uint256 owed;
        for (uint32 id = 1; id <= orders.orderCount(); id++) {
            if (orders.order(id).state == IOrders.OrderState.Active) owed += penalties.claimable(id);
        }
        assertLe(owed, vault.escrowOf(address(penalties)), "escrow of Penalties");
    }

    /// @notice No debt stands beside collateral, and no collateral above the pledge.
    function checkStakes() external view {
        for (uint32 miner = 1; miner <= MINERS; miner++) {
            IMinerRegistry.Standing memory standing = registry.standing(miner);
            assertTrue(standing.debt == 0 || standing.collateral == 0, "debt beside collateral");
            assertLe(standing.collateral, standing.pledged, "collateral above the pledge");
        }
    }

    /// @notice Clients get back what they brought and what their miners were fined, miners what they collected and what was
    /// their own, who settles a bounty, others nothing.
    function checkNobodyGains() external view {
        for (uint256 i = 0; i < CLIENTS; i++) {
            address account = client(i);
            uint256 due = deposited[account] + compensated[account];
            assertLe(vault.balanceOf(account) + withdrawn[account], due, "a client gained");
        }
        for (uint32 miner = 1; miner <= MINERS; miner++) {
            address account = minerAccount(miner);
            assertEq(vault.balanceOf(account) + withdrawn[account], collected[miner], "a miner gained");
        }
        assertEq(vault.balanceOf(STRANGER) + token.balanceOf(STRANGER), bounties, "a stranger gained");
        assertEq(vault.balanceOf(GATEWAY) + token.balanceOf(GATEWAY), 0, "a gateway gained");
    }

    function client(uint256 index) internal pure returns (address) {
        return vm.addr(clientKey(index));
    }

    function clientKey(uint256 index) internal pure returns (uint256) {
        return secret("client", index % CLIENTS);
    }
}
