// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Deploy} from "./Deploy.sol";
import {Directory} from "../../src/governance/Directory.sol";
import {CessToken} from "../../src/token/CessToken.sol";
import {Vault} from "../../src/token/Vault.sol";
import {Test} from "./Test.sol";

/// @title Deploys the Directory, token and Vault for tests, the way the network is deployed: to predicted addresses.
abstract contract MoneyFixture is Test {
    address internal constant GOVERNOR = address(0x60);
    address internal constant COMMUNITY = address(0xc0);

    Directory internal directory;
    CessToken internal token;
    Vault internal vault;

    /// @param tokenFirst the order must not matter
    function deployMoney(address[] memory controllers, bool tokenFirst) internal {
        uint256 nonce = vm.getNonce(address(this));
        address first = vm.computeCreateAddress(address(this), nonce + 1);
        address second = vm.computeCreateAddress(address(this), nonce + 2);
        bytes32[] memory names = new bytes32[](2);
        (names[0], names[1]) = (bytes32("CessToken"), bytes32("Vault"));
        address[] memory addresses = new address[](2);
        (addresses[0], addresses[1]) = tokenFirst ? (first, second) : (second, first);
        directory = Directory(Deploy.create("Directory", abi.encode(names, addresses, GOVERNOR)));
        if (tokenFirst) token = CessToken(Deploy.create("CessToken", abi.encode(directory, recipients())));
        vault = Vault(Deploy.create("Vault", abi.encode(directory, controllers)));
        if (!tokenFirst) token = CessToken(Deploy.create("CessToken", abi.encode(directory, recipients())));
    }

    function recipients() internal pure returns (address[5] memory) {
        return [address(0xc1), address(0xc2), COMMUNITY, address(0xc3), address(0xc4)];
    }

    /// @notice Gives `account` a vault balance out of the community's tokens.
    function fund(address account, uint256 amount) internal {
        vm.startPrank(COMMUNITY);
        token.approve(address(vault), amount);
        vault.depositFor(account, amount);
        vm.stopPrank();
    }
}
