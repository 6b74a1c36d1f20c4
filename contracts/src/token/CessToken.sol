// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";
import {ERC20Permit} from "@openzeppelin/contracts/token/ERC20/extensions/ERC20Permit.sol";
import {ERC20Votes} from "@openzeppelin/contracts/token/ERC20/extensions/ERC20Votes.sol";
import {Nonces} from "@openzeppelin/contracts/utils/Nonces.sol";
import {IDirectory} from "../governance/IDirectory.sol";
import {Genesis} from "./Genesis.sol";

/// @title CESS: ERC-20 with permit and votes, ten billion of it and never more (protocol.md section 1).
/// @custom:security Everything is minted here, once; there is no owner, no mint, no burn, no pause and no hook that calls out.
/// The pools go to the Vault, which pays them out to nobody but the era settlement. Votes are counted by timestamps, since no
/// rule of the network counts blocks.
contract CessToken is ERC20, ERC20Permit, ERC20Votes {
    error RecipientMissing(uint256 index);
    error RecipientIsVault(uint256 index);

    /// @param directory knows the Vault, which may not have been deployed yet
    /// @param recipients initial contributors, early investors (a Vesting contract), community, cloud partners, foundation
    constructor(IDirectory directory, address[5] memory recipients) ERC20("CESS", "CESS") ERC20Permit("CESS") {
        address vault = directory.find("Vault");
        uint256[5] memory amounts =
            [Genesis.CONTRIBUTORS, Genesis.INVESTORS, Genesis.COMMUNITY, Genesis.PARTNERS, Genesis.FOUNDATION];
        for (uint256 i = 0; i < recipients.length; i++) {
            if (recipients[i] == address(0)) revert RecipientMissing(i);
            // The Vault would not know whose it is.
            if (recipients[i] == vault) revert RecipientIsVault(i);
            _mint(recipients[i], amounts[i]);
        }
        _mint(vault, Genesis.POOLS);
        assert(totalSupply() == Genesis.CAP);
    }

    /// @notice Votes are counted by timestamps (ERC-6372).
    function clock() public view override returns (uint48) {
        return uint48(block.timestamp);
    }

    /// @notice Votes are counted by timestamps (ERC-6372).
    // solhint-disable-next-line func-name-mixedcase
    function CLOCK_MODE() public pure override returns (string memory) {
        return "mode=timestamp";
    }

    /// @notice Next nonce of `owner` for permits and delegations by signature.
    function nonces(address owner) public view override(ERC20Permit, Nonces) returns (uint256) {
        return super.nonces(owner);
    }

    function _update(address from, address to, uint256 value) internal override(ERC20, ERC20Votes) {
        super._update(from, to, value);
    }
}
